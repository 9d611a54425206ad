import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { expect, it } from 'vitest';

it('the project `wire` answers over the wire', async () => {
  using aws = mockEcs();
  aws.faults.throttle(ListClustersCommand);

  const { $metadata } = await aws.clock.fastForward(() => new ECSClient({}).send(new ListClustersCommand({})));

  expect($metadata.attempts).toBe(2);
});
