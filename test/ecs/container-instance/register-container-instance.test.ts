import { RegisterContainerInstanceCommand, type RegisterContainerInstanceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('RegisterContainerInstance', () => {
  const { aws, client, describe: describeInstance } = createInstanceWorld();
  const identity = { instanceId: 'i-0123456789abcdef0', instanceType: 'c5.large', availabilityZone: 'us-east-1b' };
  const register = async (input: Partial<RegisterContainerInstanceCommandInput> = {}) => {
    const output = await client.send(
      new RegisterContainerInstanceCommand({
        instanceIdentityDocument: JSON.stringify(identity),
        instanceIdentityDocumentSignature: 'signature',
        ...input,
      }),
    );
    return output.containerInstance;
  };

  beforeEach(() => {
    aws.reset();
    aws.ecs.seed({ clusters: ['default'] });
  });
  afterAll(() => aws.restore());

  it('makes an ACTIVE instance with what the agent says that it has', async () => {
    const instance = await register({
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 3768 },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2376'] },
        { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
      ],
      versionInfo: { agentVersion: '1.80.0', agentHash: 'abc', dockerVersion: 'DockerVersion: 20.10' },
      attributes: [{ name: 'stack', value: 'prod' }],
      tags: [{ key: 'team', value: 'a' }],
    });

    expect(instance).toMatchObject({
      containerInstanceArn: expect.stringMatching(
        /^arn:aws:ecs:us-east-1:123456789012:container-instance\/default\/[\da-f]{32}$/,
      ),
      ec2InstanceId: 'i-0123456789abcdef0',
      status: 'ACTIVE',
      agentConnected: true,
      version: 1,
      versionInfo: { agentVersion: '1.80.0', agentHash: 'abc', dockerVersion: 'DockerVersion: 20.10' },
      runningTasksCount: 0,
      pendingTasksCount: 0,
      tags: [{ key: 'team', value: 'a' }],
      attachments: [],
      registeredAt: new Date('2024-01-01T00:00:00Z'),
    });
    const resources = [
      { name: 'CPU', type: 'INTEGER', doubleValue: 0, longValue: 0, integerValue: 2048 },
      { name: 'MEMORY', type: 'INTEGER', doubleValue: 0, longValue: 0, integerValue: 3768 },
      {
        name: 'PORTS',
        type: 'STRINGSET',
        doubleValue: 0,
        longValue: 0,
        integerValue: 0,
        stringSetValue: ['22', '2376'],
      },
      { name: 'PORTS_UDP', type: 'STRINGSET', doubleValue: 0, longValue: 0, integerValue: 0, stringSetValue: [] },
    ];
    expect(instance?.registeredResources).toEqual(resources);
    expect(instance?.remainingResources).toEqual(resources);
    expect(instance?.attributes).toEqual(
      expect.arrayContaining([
        { name: 'ecs.instance-type', value: 'c5.large' },
        { name: 'ecs.availability-zone', value: 'us-east-1b' },
        { name: 'ecs.cpu-architecture', value: 'x86_64' },
        { name: 'ecs.capability.task-eni' },
        { name: 'stack', value: 'prod' },
      ]),
    );
  });

  it('takes what the type has when the agent does not say', async () => {
    const { registeredResources = [] } = (await register()) ?? {};

    expect(registeredResources.map(({ name, integerValue }) => [name, integerValue]).slice(0, 2)).toEqual([
      ['CPU', 2048],
      ['MEMORY', 3891],
    ]);
  });

  it('keeps the ARN of an agent that comes back', async () => {
    const first = await register();
    aws.ecs.simulate.agentDisconnect(first?.containerInstanceArn ?? '');

    const again = await register({
      containerInstanceArn: first?.containerInstanceArn,
      versionInfo: { agentVersion: '1.90.0' },
    });

    expect(again).toMatchObject({
      containerInstanceArn: first?.containerInstanceArn,
      agentConnected: true,
      versionInfo: { agentVersion: '1.90.0' },
    });
    expect(Object.keys(aws.state.ecs.containerInstances)).toHaveLength(1);
  });

  it('sends an event', async () => {
    const instance = await register();

    expect(aws.events.all()).toMatchObject([
      {
        'detail-type': 'ECS Container Instance State Change',
        resources: [instance?.containerInstanceArn],
        detail: {
          status: 'ACTIVE',
          agentConnected: true,
          registeredResources: [
            { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
            { name: 'MEMORY', type: 'INTEGER', integerValue: 3891 },
            { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2375', '2376', '51678', '51679'] },
            { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
          ],
        },
      },
    ]);
  });

  it.each<[string, Partial<RegisterContainerInstanceCommandInput>, string, string]>([
    [
      'no identity document',
      { instanceIdentityDocument: undefined },
      'ClientException',
      'Unable to parse the instance identity document.',
    ],
    [
      'a broken identity document',
      { instanceIdentityDocument: '{' },
      'ClientException',
      'Unable to parse the instance identity document.',
    ],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'an unknown instance',
      { containerInstanceArn: '0'.repeat(32) },
      'InvalidParameterException',
      'The referenced container instance was not found.',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(register(input)).rejects.toMatchObject({ name, message });
  });

  it('refuses an instance that comes back with other resources', async () => {
    const { containerInstanceArn } = (await register()) ?? {};
    const totalResources = [{ name: 'CPU', type: 'INTEGER', integerValue: 1 }];

    await expect(register({ containerInstanceArn, totalResources })).rejects.toMatchObject({ name: 'ClientException' });
    expect((await describeInstance(containerInstanceArn)).version).toBe(1);
  });
});
