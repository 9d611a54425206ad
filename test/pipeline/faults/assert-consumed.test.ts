import { DescribeTasksCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('assertConsumed', () => {
  const aws = mockAws();
  const { faults } = aws;
  const client = new ECSClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('lists the faults that have not come about, with what they met', async () => {
    faults.throttle(ListClustersCommand, { times: 2 });
    faults.latency(DescribeTasksCommand, '5s');
    await nameOfError(client.send(new ListClustersCommand({})));

    expect(() => faults.assertConsumed()).toThrow(
      new UsageError(
        'Not all faults have come about: throttle(ListClustersCommand) met 1 of 2 calls, latency(DescribeTasksCommand) met 0 of 1 calls. ' +
          'Send the calls that they are for, or set fewer; calls that a stub answers meet no fault.',
        'faults',
      ),
    );
  });

  it('is content when all have, and with those that are left to chance or have no end', async () => {
    faults.throttle(ListClustersCommand);
    faults.throttle(ListClustersCommand, { times: Infinity });
    faults.fail(DescribeTasksCommand, 'ServerException', { probability: 0.1, times: 3 });
    await nameOfError(client.send(new ListClustersCommand({})));

    expect(() => faults.assertConsumed()).not.toThrow();
  });
});

function nameOfError(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: unknown) => (error as Error).name,
  );
}
