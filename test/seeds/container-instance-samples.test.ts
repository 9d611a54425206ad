// The samples that AWS documented for these actions in 2015, in the ARN forms of today.
import {
  CreateClusterCommand,
  DeregisterContainerInstanceCommand,
  DescribeContainerInstancesCommand,
  ECSClient,
  ListContainerInstancesCommand,
  RegisterContainerInstanceCommand,
  RunTaskCommand,
  StartTaskCommand,
  UpdateContainerAgentCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockEcs } from 'aws-ecs-batch-mock';

const CPU = { doubleValue: 0, integerValue: 2048, longValue: 0, name: 'CPU', type: 'INTEGER' };
const MEMORY = { doubleValue: 0, integerValue: 3955, longValue: 0, name: 'MEMORY', type: 'INTEGER' };
const PORTS = {
  ...{ doubleValue: 0, integerValue: 0, longValue: 0, name: 'PORTS', type: 'STRINGSET' },
  stringSetValue: ['22', '2376', '2375', '51678'],
};
const versionInfo = { agentHash: '4023248', agentVersion: '1.0.0', dockerVersion: 'DockerVersion: 1.5.0' };

describe('the documented samples of container instances', () => {
  const aws = mockEcs({ accountId: '012345678910', region: 'us-west-2' });
  const client = new ECSClient({});
  const register = async (ec2InstanceId: string, cluster = 'default') => {
    await client.send(new CreateClusterCommand({ clusterName: cluster }));
    const { containerInstance } = await client.send(
      new RegisterContainerInstanceCommand({
        ...{ cluster, versionInfo, totalResources: [CPU, MEMORY, PORTS] },
        instanceIdentityDocument: JSON.stringify({ instanceId: ec2InstanceId, instanceType: 't2.medium' }),
      }),
    );
    return containerInstance?.containerInstanceArn ?? '';
  };
  const seedHelloWorld = () =>
    aws.ecs.seed({
      taskDefinitions: [
        {
          ...{ family: 'hello_world', networkMode: 'bridge', revision: 11 },
          containerDefinitions: [
            { name: 'wordpress', image: 'wordpress', cpu: 10, memory: 500 },
            { name: 'mysql', image: 'mysql', cpu: 10, memory: 500 },
          ],
        },
      ],
    });
  const helloWorldOn = (containerInstanceArn: string) => ({
    clusterArn: 'arn:aws:ecs:us-west-2:012345678910:cluster/default',
    containerInstanceArn,
    containers: [
      { lastStatus: 'PENDING', name: 'wordpress' },
      { lastStatus: 'PENDING', name: 'mysql' },
    ],
    desiredStatus: 'RUNNING',
    lastStatus: 'PENDING',
    overrides: { containerOverrides: [{ name: 'wordpress' }, { name: 'mysql' }] },
    taskDefinitionArn: 'arn:aws:ecs:us-west-2:012345678910:task-definition/hello_world:11',
  });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('DescribeContainerInstances', async () => {
    const arn = await register('i-f3c1de3a', 'update');

    expect(
      await client.send(
        new DescribeContainerInstancesCommand({ cluster: 'update', containerInstances: [arn.slice(-32)] }),
      ),
    ).toMatchObject({
      containerInstances: [
        {
          ...{ agentConnected: true, containerInstanceArn: arn, ec2InstanceId: 'i-f3c1de3a', versionInfo },
          ...{ pendingTasksCount: 0, runningTasksCount: 0, status: 'ACTIVE' },
          registeredResources: [CPU, MEMORY, PORTS, { name: 'PORTS_UDP' }],
          remainingResources: [CPU, MEMORY, PORTS, { name: 'PORTS_UDP' }],
        },
      ],
      failures: [],
    });
  });

  it('ListContainerInstances', async () => {
    const arns: string[] = [];
    for (const id of ['i-1', 'i-2', 'i-3', 'i-4', 'i-5']) arns.push(await register(id));

    expect(await client.send(new ListContainerInstancesCommand({}))).toMatchObject({ containerInstanceArns: arns });
  });

  it('DeregisterContainerInstance', async () => {
    const arn = await register('i-9281fb6f');

    expect(
      await client.send(new DeregisterContainerInstanceCommand({ containerInstance: arn.slice(-32) })),
    ).toMatchObject({
      containerInstance: {
        ...{ agentConnected: true, containerInstanceArn: arn, ec2InstanceId: 'i-9281fb6f' },
        ...{ pendingTasksCount: 0, runningTasksCount: 0, status: 'INACTIVE' },
        registeredResources: [CPU, MEMORY, PORTS, { name: 'PORTS_UDP' }],
        remainingResources: [CPU, MEMORY, PORTS, { name: 'PORTS_UDP' }],
      },
    });
  });

  it('UpdateContainerAgent', async () => {
    const arn = await register('i-f3c1de3a', 'update');

    expect(
      await client.send(new UpdateContainerAgentCommand({ cluster: 'update', containerInstance: arn.slice(-32) })),
    ).toMatchObject({ containerInstance: { agentConnected: true, agentUpdateStatus: 'PENDING', versionInfo } });
  });

  it('StartTask', async () => {
    const arn = await register('i-1');
    seedHelloWorld();

    expect(
      await client.send(new StartTaskCommand({ containerInstances: [arn.slice(-32)], taskDefinition: 'hello_world' })),
    ).toMatchObject({ failures: [], tasks: [helloWorldOn(arn)] });
  });

  it('RunTask', async () => {
    const arn = await register('i-1');
    seedHelloWorld();

    expect(await client.send(new RunTaskCommand({ count: 1, taskDefinition: 'hello_world' }))).toMatchObject({
      failures: [],
      tasks: [helloWorldOn(arn)],
    });
  });
});
