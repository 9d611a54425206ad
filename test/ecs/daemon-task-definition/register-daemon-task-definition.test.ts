import {
  ClientException,
  DescribeDaemonTaskDefinitionCommand,
  InvalidParameterException,
  ListTagsForResourceCommand,
  TagResourceCommand,
  type RegisterDaemonTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createDaemonDefinitionWorld, DEFINITION_ARN } from './daemon-definition-world.js';

describe('RegisterDaemonTaskDefinition', () => {
  const { aws, client, register } = createDaemonDefinitionWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('counts the revisions of each family, apart from those of task definitions', async () => {
    aws.ecs.seed({ taskDefinitions: ['agent'] });

    expect(await register()).toBe(`${DEFINITION_ARN}/agent:1`);
    expect(await register()).toBe(`${DEFINITION_ARN}/agent:2`);
    expect(await register({ family: 'logs' })).toBe(`${DEFINITION_ARN}/logs:1`);
  });

  it('fills in what is left out', async () => {
    await register({ cpu: '0.25 vCPU', memory: '1GB', volumes: [{ name: 'data' }] });
    const { daemonTaskDefinition } = await client.send(
      new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent:1' }),
    );

    expect(daemonTaskDefinition).toEqual({
      daemonTaskDefinitionArn: `${DEFINITION_ARN}/agent:1`,
      family: 'agent',
      revision: 1,
      containerDefinitions: [
        {
          name: 'agent',
          image: 'agent:1',
          cpu: 0,
          memory: 256,
          essential: true,
          environment: [],
          mountPoints: [],
          secrets: [],
          systemControls: [],
        },
      ],
      volumes: [{ name: 'data', host: {} }],
      cpu: '256',
      memory: '1024',
      pidMode: 'none',
      ipcMode: 'none',
      status: 'ACTIVE',
      registeredAt: new Date('2024-01-01T00:00:00Z'),
      registeredBy: 'arn:aws:iam::123456789012:root',
    });
  });

  it('keeps what is given', async () => {
    const definition: Partial<RegisterDaemonTaskDefinitionCommandInput> = {
      taskRoleArn: 'arn:aws:iam::123456789012:role/agent',
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      pidMode: 'shared',
      ipcMode: 'shared',
      volumes: [{ name: 'logs', logDriverVolumeConfiguration: { driver: 'json-file' } }],
    };
    await register(definition);
    const { daemonTaskDefinition } = await client.send(
      new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent' }),
    );

    expect(daemonTaskDefinition).toMatchObject(definition);
  });

  it('puts its tags on the revision, which can be tagged later, too', async () => {
    const resourceArn = await register({ tags: [{ key: 'team', value: 'ops' }] });
    await client.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'stage', value: 'test' }] }));

    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([
      { key: 'team', value: 'ops' },
      { key: 'stage', value: 'test' },
    ]);
  });

  it.each<[string, Partial<RegisterDaemonTaskDefinitionCommandInput>, string]>([
    ['a family of other characters', { family: 'a b' }, 'Family contains invalid characters.'],
    ['an empty family', { family: '' }, 'Family can not be blank.'],
    ['no container', { containerDefinitions: [] }, 'Container list cannot be empty.'],
    [
      'a container without memory',
      { containerDefinitions: [{ name: 'a', image: 'a' }] },
      "Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      'a volume that is not there',
      { containerDefinitions: [{ name: 'a', image: 'a', memory: 8, mountPoints: [{ sourceVolume: 'x' }] }] },
      "Unknown volume 'x'.",
    ],
    [
      'a volume of two kinds',
      { volumes: [{ name: 'v', host: { sourcePath: '/x' }, logDriverVolumeConfiguration: { driver: 'json-file' } }] },
      "Volume 'v' can have only one kind of volume configuration.",
    ],
    [
      'the log files of another driver',
      { volumes: [{ name: 'v', logDriverVolumeConfiguration: { driver: 'syslog' } }] },
      "The log driver of volume 'v' must be json-file.",
    ],
  ])('refuses %s', async (_what, definition, message) => {
    expect(await rejectionOf(register(definition))).toEqual([ClientException, message]);
    expect(aws.state.ecs.daemonTaskDefinitions).toEqual({});
  });

  it('refuses tags that are none', async () => {
    expect(await rejectionOf(register({ tags: [{ key: 'aws:x', value: '' }] }))).toEqual([
      InvalidParameterException,
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ]);
  });
});
