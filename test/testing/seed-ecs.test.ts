import { DescribeTasksCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockEcs, UsageError, type EcsSeed, type TaskSeed } from '../../src/index.js';

describe('ecs.seed', () => {
  const aws = mockEcs();
  const { ecs, clock, events } = aws;
  const client = new ECSClient({});
  const START = Date.parse('2024-01-01T00:00:00Z');
  const taskOf = (arn: string | undefined) => aws.state.ecs.tasks[arn ?? ''];
  const seedTask = (seed: Partial<TaskSeed> = {}, definition: EcsSeed['taskDefinitions'] = ['app']) => {
    const { taskArns } = ecs.seed({ taskDefinitions: definition, tasks: [{ taskDefinition: 'app', ...seed }] });
    return taskOf(taskArns[0]);
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes names, and returns the ARNs', () => {
    const seeded = ecs.seed({
      clusters: ['prod', { clusterName: 'old', status: 'INACTIVE' }],
      taskDefinitions: ['web', { family: 'web' }, { family: 'job', revision: 7, status: 'INACTIVE' }],
      tasks: [{ taskDefinition: 'web:1', cluster: 'prod', count: 2, taskId: undefined }],
    });

    expect(seeded).toEqual({
      autoScalingGroupArns: [],
      capacityProviderArns: [],
      clusterArns: [
        'arn:aws:ecs:us-east-1:123456789012:cluster/prod',
        'arn:aws:ecs:us-east-1:123456789012:cluster/old',
      ],
      containerInstanceArns: [],
      daemonTaskDefinitionArns: [],
      daemonArns: [],
      serviceArns: [],
      taskDefinitionArns: [
        'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
        'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
        'arn:aws:ecs:us-east-1:123456789012:task-definition/job:7',
      ],
      taskArns: [
        expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task\/prod\/[\da-f]{32}$/),
        expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task\/prod\/[\da-f]{32}$/),
      ],
    });
  });

  it('takes the name of a task definition for a task that runs', () => {
    const { taskArns } = ecs.seed({ taskDefinitions: ['web'], tasks: ['web', { taskDefinition: 'web', count: 2 }] });

    expect(taskArns.map((arn) => aws.state.ecs.tasks[arn]?.lastStatus)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
  });

  it('makes a running task of which everything has happened that happens before', () => {
    expect(seedTask()).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      launchType: 'FARGATE',
      version: 3,
      createdAt: START - 18_000,
      startedAt: START,
      attachments: [{ status: 'ATTACHED' }],
      containers: [{ name: 'app', image: 'app:latest', lastStatus: 'RUNNING', startedAt: START }],
    });
    expect(clock.pending()).toEqual([]);
  });

  it.each([
    'PROVISIONING',
    'PENDING',
    'ACTIVATING',
    'RUNNING',
    'DEACTIVATING',
    'STOPPING',
    'DEPROVISIONING',
    'STOPPED',
  ] as const)('makes a task that is %s, and that goes on from there', async (lastStatus) => {
    const seeded = seedTask({ lastStatus, outcome: { exitCode: 0, after: '10s', onStop: { after: '10s' } } });
    expect(seeded?.lastStatus).toBe(lastStatus);

    clock.runUntilIdle();

    const { tasks = [] } = await client.send(new DescribeTasksCommand({ tasks: [seeded?.taskArn ?? ''] }));
    expect(tasks[0]?.lastStatus).toBe('STOPPED');
  });

  it('makes a stopped task with the reason of its end', () => {
    expect(seedTask({ lastStatus: 'STOPPED', outcome: { exitCode: 3 } })).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 3 }],
      stoppedAt: START,
    });
    expect(seedTask({ lastStatus: 'STOPPED', stoppedReason: 'bye' })).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'bye',
      containers: [{ exitCode: 143 }],
    });
    expect(seedTask({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' })).toMatchObject({
      containers: [{ exitCode: 0 }],
    });
    expect(seedTask({ lastStatus: 'STOPPED', outcome: { pullError: true } })).toMatchObject({
      stopCode: 'TaskFailedToStart',
    });
  });

  it('forgets a stopped task an hour later', () => {
    const stopped = seedTask({ lastStatus: 'STOPPED' });
    clock.advance('59m59s');
    expect(taskOf(stopped?.taskArn)).toBeDefined();
    clock.advance('1s');

    expect(taskOf(stopped?.taskArn)).toBeUndefined();
  });

  it('makes tasks on EC2, with the ports of the host', () => {
    const definition = {
      family: 'app',
      networkMode: 'bridge',
      containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 90 }] }],
    } as const;

    expect(seedTask({ containerInstanceArn: 'arn:instance' }, [definition as never])).toMatchObject({
      launchType: 'EC2',
      containerInstanceArn: 'arn:instance',
      attachments: [],
      memory: '512',
      containers: [
        {
          networkBindings: [
            { bindIP: '0.0.0.0', containerPort: 80, hostPort: 8080, protocol: 'tcp' },
            { bindIP: '0.0.0.0', containerPort: 90, hostPort: expect.any(Number), protocol: 'tcp' },
          ],
        },
      ],
    });
  });

  it('refuses more tasks than there is room for, on a named instance and on any', () => {
    const { containerInstanceArns } = ecs.seed({
      containerInstances: [{ instanceType: 't3.micro' }],
      taskDefinitions: [{ family: 'big', networkMode: 'bridge', containerDefinitions: [{ memory: 600 }] }],
    });
    const message =
      'Failed to seed tasks[0]: no container instance can take another task of big: RESOURCE:MEMORY. Seed more or larger container instances.';

    expect(() => ecs.seed({ tasks: [{ taskDefinition: 'big', count: 2 }] })).toThrow(message);
    const [containerInstanceArn] = containerInstanceArns;
    expect(() => ecs.seed({ tasks: [{ taskDefinition: 'big', containerInstanceArn, count: 2 }] })).toThrow(message);
    expect(aws.state.ecs.tasks).toEqual({});
  });

  it('is no change, sends no event and is no call', () => {
    seedTask();

    expect([aws.changes(), events.all(), ecs.calls()]).toEqual([[], [], []]);
  });

  it('follows the rules of onTask', () => {
    ecs.onTask({ family: 'app' }, { exitCode: 4, after: '1m' });
    const seeded = seedTask();
    clock.advance('1m');

    expect(taskOf(seeded?.taskArn)?.containers[0]?.exitCode).toBe(4);
  });

  it('seeds another Region', async () => {
    ecs.seed({
      region: 'eu-west-1',
      clusters: ['default'],
      taskDefinitions: ['app'],
      tasks: [{ taskDefinition: 'app' }],
    });

    expect(Object.keys(aws.state.ecs.clusters)).toEqual(['arn:aws:ecs:eu-west-1:123456789012:cluster/default']);
    await expect(client.send(new RunTaskCommand({ taskDefinition: 'app' }))).rejects.toThrow(
      'TaskDefinition not found.',
    );
  });

  it.each<[string, EcsSeed, string]>([
    [
      'a task of an unknown family',
      { tasks: [{ taskDefinition: 'none' }] },
      "Failed to seed tasks[0].taskDefinition: there is no task definition 'none'. Seed it, too: taskDefinitions: ['none'].",
    ],
    [
      'a task in an unknown cluster',
      { taskDefinitions: ['app'], tasks: [{ taskDefinition: 'app', cluster: 'none' }] },
      "Failed to seed tasks[0].cluster: there is no cluster 'none'. Seed it, too: clusters: ['none'].",
    ],
    [
      'a cluster with a bad name',
      { clusters: ['ok', 'not ok'] },
      'Failed to seed clusters[1]: AWS would answer InvalidParameterException: Invalid cluster name.',
    ],
    [
      'a task that cannot be as it shall',
      { taskDefinitions: ['app'], tasks: [{ taskDefinition: 'app', outcome: { pullError: true } }] },
      'Failed to seed tasks[0]: a task of app cannot be RUNNING: with its outcome it gets no further than STOPPED. Seed it with a status that it can reach, or with another outcome.',
    ],
  ])('refuses %s, and changes nothing', (_, seed, message) => {
    const before = aws.state;

    expect(() => ecs.seed(seed)).toThrow(UsageError);
    expect(() => ecs.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });
});
