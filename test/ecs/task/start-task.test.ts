import { StartTaskCommand, type StartTaskCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from '../container-instance/instance-world.js';

describe('StartTask', () => {
  const { aws, client, remaining } = createInstanceWorld();
  const { ecs, clock } = aws;
  let arns: string[] = [];
  const start = (input: Partial<StartTaskCommandInput> = {}) =>
    client.send(new StartTaskCommand({ taskDefinition: 'app', containerInstances: arns, ...input }));

  beforeEach(() => {
    aws.reset();
    arns = ecs.seed({
      containerInstances: [{ count: 2 }],
      taskDefinitions: [
        { family: 'app', networkMode: 'bridge', containerDefinitions: [{ cpu: 1500, memory: 512 }] },
        { family: 'fargate' },
      ],
    }).containerInstanceArns;
  });
  afterAll(() => aws.restore());

  it('starts one task on each instance', async () => {
    const { tasks = [], failures } = await start({ startedBy: 'ci' });

    expect(failures).toEqual([]);
    expect(tasks).toMatchObject([
      { containerInstanceArn: arns[0], startedBy: 'ci', group: 'family:app', lastStatus: 'PENDING' },
      { containerInstanceArn: arns[1], startedBy: 'ci', group: 'family:app', lastStatus: 'PENDING' },
    ]);
    expect(remaining(arns[0])).toEqual([548, 7270, []]);
    clock.advance('1m');
    expect(Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING']);
  });

  it('tells for each other instance why not', async () => {
    const missing = '0'.repeat(32);
    const [draining, disconnected] = ecs.seed({
      containerInstances: [{ status: 'DRAINING' }, { agentConnected: false }],
    }).containerInstanceArns;
    await start({ containerInstances: arns.slice(0, 1) });

    const containerInstances = [...arns, draining ?? '', disconnected ?? '', missing];
    const { tasks = [], failures } = await start({ containerInstances });

    expect(tasks.map(({ containerInstanceArn }) => containerInstanceArn)).toEqual([arns[1]]);
    expect(failures).toEqual([
      { arn: arns[0], reason: 'RESOURCE:CPU' },
      { arn: draining, reason: 'INACTIVE' },
      { arn: disconnected, reason: 'AGENT' },
      { arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/default/${missing}`, reason: 'MISSING' },
    ]);
  });

  it.each<[string, Partial<StartTaskCommandInput>, string, string]>([
    ['no instances', { containerInstances: [] }, 'ClientException', 'Container Instances cannot be empty.'],
    [
      'more than 10',
      { containerInstances: Array(11).fill('0'.repeat(32)) as string[] },
      'InvalidParameterException',
      'Container Instances cannot have more than 10 elements.',
    ],
    ['an unknown definition', { taskDefinition: 'none' }, 'ClientException', 'TaskDefinition not found.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'a long startedBy',
      { startedBy: 'x'.repeat(37) },
      'InvalidParameterException',
      'startedBy can have up to 36 letters, numbers, hyphens, forward slashes, and underscores.',
    ],
    [
      'no network for awsvpc',
      { taskDefinition: 'fargate' },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a group of a family',
      { group: 'family:x' },
      'InvalidParameterException',
      'Invalid namespace for group family:x.',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(start(input)).rejects.toMatchObject({ name, message });
  });
});
