import { ECSClient, RunTaskCommand, StopTaskCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';

describe('a world that is saved half-way', () => {
  const aws = mockEcs({ seed: 42 });
  const client = new ECSClient({});
  const healthCheck = { command: ['CMD', 'true'], interval: 10 };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  /** Tasks in every phase, with outcomes of every kind still to come. */
  async function begin(): Promise<string> {
    aws.ecs.seed({
      clusters: ['default'],
      taskDefinitions: [
        {
          family: 'app',
          containerDefinitions: [
            { name: 'main', dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }], healthCheck },
            { name: 'init', essential: false },
          ],
        },
      ],
      tasks: [{ taskDefinition: 'app', lastStatus: 'STOPPED' }],
    });
    aws.ecs.onTask({ family: 'app' }, [
      { exitCode: 1, after: '40s' },
      { onStop: { after: '3s' } },
      { pullError: true },
    ]);
    const run = new RunTaskCommand({
      taskDefinition: 'app',
      launchType: 'FARGATE',
      count: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    });
    await client.send(run);
    aws.clock.advance('9s');
    const { tasks = [] } = await client.send(run);
    return tasks[0]?.taskArn ?? '';
  }

  async function finish(taskArn: string): Promise<string> {
    aws.clock.advance('21s');
    await client.send(new StopTaskCommand({ task: taskArn }));
    aws.clock.advance('50m');
    return JSON.stringify(aws.snapshot());
  }

  it('goes on to the same end, byte for byte, in a mock that knows nothing of its rules', async () => {
    const taskArn = await begin();
    const saved = JSON.parse(JSON.stringify(aws.snapshot())) as unknown;
    const end = await finish(taskArn);

    aws.reset();
    aws.load(saved);

    expect(await finish(taskArn)).toBe(end);
  });

  it('goes on in the middle of a deployment', async () => {
    aws.ecs.seed({ taskDefinitions: ['web', 'web'], services: [{ taskDefinition: 'web:1', desiredCount: 3 }] });
    await client.send(
      new UpdateServiceCommand({
        service: 'web',
        taskDefinition: 'web:2',
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
      }),
    );
    aws.clock.advance('30s');
    const saved = JSON.parse(JSON.stringify(aws.snapshot())) as unknown;
    aws.clock.advance('10m');
    const end = JSON.stringify(aws.snapshot());

    aws.reset();
    aws.load(saved);
    aws.clock.advance('10m');

    expect(JSON.stringify(aws.snapshot())).toBe(end);
    expect(Object.values(aws.state.ecs.services)).toMatchObject([{ deployments: [{ rolloutState: 'COMPLETED' }] }]);
  });

  it('is the same on every run of the same program', async () => {
    const run = async () => {
      const end = await finish(await begin());
      const timeline = aws.timeline();
      aws.reset();
      return [end, timeline];
    };

    expect(await run()).toEqual(await run());
  });
});
