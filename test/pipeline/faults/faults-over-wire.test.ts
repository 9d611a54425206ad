import { DescribeTasksCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('faults over the wire', () => {
  const aws = mockAws({ transport: 'wire' });
  const { clock, faults } = aws;
  const client = new ECSClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('reject when every response is lost', async () => {
    faults.loseResponse(ListClustersCommand, { times: Infinity });
    const call = clock.fastForward(() => client.send(new ListClustersCommand({})));
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError', code: 'ECONNRESET', $metadata: { attempts: 3 } });
    expect(aws.ecs.calls()).toHaveLength(3);
  });

  it('delay and date back replies', async () => {
    faults.latency(ListClustersCommand, '3s');
    await client.send(new ListClustersCommand({}));
    expect(clock.now()).toEqual(new Date('2024-01-01T00:00:03Z'));

    faults.eventualConsistency(DescribeTasksCommand, '1m');
    aws.ecs.seed({ clusters: ['default'] });
    await expect(client.send(new DescribeTasksCommand({ tasks: ['0f'] }))).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    });
  });
});
