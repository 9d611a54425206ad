import { createRequire } from 'node:module';
import { ClusterNotFoundException, DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { expect, it } from 'vitest';

it('answers the copy of the SDK that Vitest has made, when it is told the client class', async () => {
  expect(createRequire(import.meta.url)('@aws-sdk/client-ecs').ECSClient).not.toBe(ECSClient);
  const aws = mockEcs({ client: ECSClient });
  const described = new ECSClient({}).send(new DescribeTasksCommand({ cluster: 'none', tasks: ['0'.repeat(32)] }));

  await expect(described).rejects.toBeInstanceOf(ClusterNotFoundException);
  expect(aws.ecs.calls()).toHaveLength(1);
  aws.restore();
});
