import {
  CreateClusterCommand,
  ECSClient,
  ListClustersCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('a lost response', () => {
  const aws = mockAws();
  const { faults } = aws;
  const client = new ECSClient({});

  function seedTaskDefinition(): void {
    aws.ecs.seed({
      clusters: ['default'],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', requiresCompatibilities: ['EC2'] }],
      containerInstances: [{}],
    });
  }

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has its effect, and rejects as a connection that is reset', async () => {
    faults.loseResponse(CreateClusterCommand);

    await expect(client.send(new CreateClusterCommand({ clusterName: 'prod' }))).rejects.toMatchObject({
      name: 'TimeoutError',
      code: 'ECONNRESET',
      message: 'socket hang up',
    });
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:us-east-1:123456789012:cluster/prod',
    ]);
  });

  it('hides an error of the service, too', async () => {
    faults.loseResponse(StopTaskCommand);

    await expect(client.send(new StopTaskCommand({ task: 'x' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(aws.changes()).toEqual([]);
  });

  it('starts a second task with a caller that retries without a token, and none with one', async () => {
    seedTaskDefinition();
    const retrying = async (clientToken?: string) => {
      const command = new RunTaskCommand({ taskDefinition: 'app', clientToken });
      await client.send(command).catch(() => client.send(command));
      return Object.keys(aws.state.ecs.tasks).length;
    };

    faults.loseResponse(RunTaskCommand, { times: 1 });
    expect(await retrying('once')).toBe(1);
    faults.loseResponse(RunTaskCommand, { times: 1 });
    expect(await retrying()).toBe(3);
  });
});
