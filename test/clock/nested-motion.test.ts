import { DescribeTasksCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('a listener that moves the clock while it moves', () => {
  const aws = mockEcs();
  const { clock, events, ecs } = aws;
  const client = new ECSClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('moves time on, and never back', async () => {
    ecs.seed({
      clusters: ['default'],
      containerInstances: [{}],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', requiresCompatibilities: ['EC2'] }],
    });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    const off = events.on('ECS Task State Change', () => {
      off();
      clock.advance('1h');
    });

    expect(clock.advance('1m').getTime() - Date.UTC(2024, 0, 1)).toBeGreaterThanOrEqual(3_600_000);
    const { tasks: later = [] } = await client.send(new DescribeTasksCommand({ tasks: [tasks[0]?.taskArn ?? ''] }));
    expect(later[0]?.lastStatus).toBe('RUNNING');
  });
});
