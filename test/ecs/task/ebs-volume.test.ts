import {
  CreateServiceCommand,
  ECSClient,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StartTaskCommand,
  type RunTaskCommandInput,
  type Task,
  type TaskManagedEBSVolumeConfiguration,
} from '@aws-sdk/client-ecs';
import { mockEcs } from '../../../src/index.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { FARGATE_NETWORK } from './fargate-world.js';

const ROLE_ARN = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';

describe('a volume of Amazon EBS', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const { clock, events } = aws;
  const withVolume = (settings: Partial<TaskManagedEBSVolumeConfiguration> = {}, name = 'data') => ({
    volumeConfigurations: [{ name, managedEBSVolume: { roleArn: ROLE_ARN, sizeInGiB: 10, ...settings } }],
  });
  const register = (networkMode: 'awsvpc' | 'bridge') =>
    client.send(
      new RegisterTaskDefinitionCommand({
        ...{ family: networkMode, networkMode, cpu: '256', memory: '512' },
        volumes: [{ name: 'data', configuredAtLaunch: true }],
        containerDefinitions: [
          { name: 'app', image: 'app', mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
        ],
      }),
    );
  const runTask = async (input: Partial<RunTaskCommandInput> = {}): Promise<Task> => {
    const command = new RunTaskCommand({
      ...{ taskDefinition: 'awsvpc', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK },
      ...withVolume(),
      ...input,
    });
    return (await client.send(command)).tasks?.[0] ?? {};
  };
  const attachments = async ({ taskArn = '' }: Task) => {
    const { tasks = [] } = await client.send(new DescribeTasksCommand({ tasks: [taskArn] }));
    return tasks[0]?.attachments?.map(({ type, status }) => `${type} ${status}`);
  };

  beforeEach(async () => {
    aws.reset();
    aws.ecs.seed({ clusters: ['default'] });
    await register('awsvpc');
    await register('bridge');
  });
  afterAll(() => aws.restore());

  it('is attached to a task before it starts, and goes with it', async () => {
    aws.ecs.onTask({ family: 'awsvpc' }, { exitCode: 0, after: '1m' });
    const task = await runTask();

    expect(task.attachments?.[1]).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      ...{ type: 'AmazonElasticBlockStorage', status: 'PRECREATED' },
      details: [
        { name: 'roleArn', value: ROLE_ARN },
        { name: 'volumeName', value: 'data' },
        { name: 'deleteOnTermination', value: 'true' },
      ],
    });
    clock.advance('30s');
    expect(await attachments(task)).toEqual(['ElasticNetworkInterface ATTACHED', 'AmazonElasticBlockStorage ATTACHED']);
    expect(Object.values(aws.state.ecs.tasks)[0]?.attachments[1]?.details.at(-1)).toEqual({
      name: 'volumeId',
      value: expect.stringMatching(/^vol-0[\da-f]{16}$/) as string,
    });
    clock.runUntilIdle();
    expect(await attachments(task)).toEqual(['ElasticNetworkInterface DELETED', 'AmazonElasticBlockStorage DELETED']);
  });

  it('outlives its task where the request says so', async () => {
    aws.ecs.onTask({ family: 'awsvpc' }, { exitCode: 0 });
    const task = await runTask(withVolume({ terminationPolicy: { deleteOnTermination: false } }));
    clock.runUntilIdle();

    expect(await attachments(task)).toEqual(['ElasticNetworkInterface DELETED', 'AmazonElasticBlockStorage DETACHED']);
  });

  it('makes a task without an interface of its own PROVISIONING first', async () => {
    aws.ecs.seed({ containerInstances: [{}] });
    const [containerInstance = ''] = Object.keys(aws.state.ecs.containerInstances);
    const command = new StartTaskCommand({
      taskDefinition: 'bridge',
      containerInstances: [containerInstance],
      ...withVolume(),
    });
    const { tasks: [task = {}] = [] } = await client.send(command);

    expect(task.lastStatus).toBe('PROVISIONING');
    clock.advance('1m');
    expect(await attachments(task)).toEqual(['AmazonElasticBlockStorage ATTACHED']);
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([
      { lastStatus: 'RUNNING', containers: [{ networkInterfaces: [] }] },
    ]);
  });

  it('is not there where the request names it without its settings', async () => {
    const task = await runTask({ volumeConfigurations: [{ name: 'data' }] });

    expect(task.attachments?.map(({ type }) => type)).toEqual(['ElasticNetworkInterface']);
  });

  it('is attached to each task of a service', async () => {
    const command = new CreateServiceCommand({
      ...{ serviceName: 'web', taskDefinition: 'awsvpc', desiredCount: 2, launchType: 'FARGATE' },
      networkConfiguration: FARGATE_NETWORK,
      ...withVolume(),
    });
    await client.send(command);
    clock.runUntilIdle();

    expect(Object.values(aws.state.ecs.tasks).map(({ attachments: [, volume] }) => volume?.status)).toEqual([
      'ATTACHED',
      'ATTACHED',
    ]);
  });

  it('has its own name in events', async () => {
    await runTask();

    const [event] = events.all().filter(({ 'detail-type': type }) => type === 'ECS Task State Change');
    expect(event?.detail).toMatchObject({ attachments: [{ type: 'eni' }, { type: 'AmazonElasticBlockStorage' }] });
  });

  it.each<[string, Partial<RunTaskCommandInput>, string]>([
    [
      'another name',
      withVolume({}, 'logs'),
      "The volume name 'logs' in your request does not have a matching volume in your Task Definition. Specify the name of a volume with configuredAtLaunch and try again.",
    ],
    [
      'another of the same name',
      { volumeConfigurations: [...withVolume().volumeConfigurations, ...withVolume().volumeConfigurations] },
      'Only one volume can be configured at launch. Specify one volume configuration and try again.',
    ],
    [
      'neither size nor snapshot',
      withVolume({ sizeInGiB: undefined }),
      'ECS managed EBS volume configuration was invalid: either sizeInGiB or snapshotId must be specified',
    ],
    [
      'a magnetic volume on Fargate',
      withVolume({ volumeType: 'standard' }),
      'ECS managed EBS volume configuration was invalid: volume type standard is not supported on Fargate',
    ],
  ])('is refused with %s', async (_, input, message) => {
    const [, refusal] = await rejectionOf(runTask(input));

    expect(refusal).toBe(message);
    expect(aws.state.ecs.tasks).toEqual({});
  });
});
