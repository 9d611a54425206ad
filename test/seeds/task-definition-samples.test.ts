/** The samples of the ECS API reference of 2015 for the actions on task definitions. */
import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type ContainerDefinition,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs } from 'aws-ecs-batch-mock';

const aws = mockEcs({ accountId: '012345678910' });
const virginia = new ECSClient({ region: 'us-east-1' });
const oregon = new ECSClient({ region: 'us-west-2' });

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const HELLO_WORLD: ContainerDefinition[] = [
  {
    name: 'wordpress',
    image: 'wordpress',
    cpu: 10,
    memory: 500,
    essential: true,
    links: ['mysql'],
    portMappings: [{ containerPort: 80, hostPort: 80 }],
    environment: [],
    mountPoints: [],
    volumesFrom: [],
  },
  {
    name: 'mysql',
    image: 'mysql',
    cpu: 10,
    memory: 500,
    essential: true,
    portMappings: [],
    environment: [{ name: 'MYSQL_ROOT_PASSWORD', value: 'password' }],
    mountPoints: [],
    volumesFrom: [],
  },
];

const CPU_WAVE: ContainerDefinition[] = [
  {
    name: 'wave',
    image: 'ubuntu',
    cpu: 50,
    memory: 100,
    essential: true,
    entryPoint: ['bash', '-c'],
    command: [
      'apt-get update; apt-get install stress; while true; do stress --cpu $(( RANDOM % 4 )) -t $(( RANDOM % 10 )); done',
    ],
    environment: [],
    mountPoints: [],
    portMappings: [],
    volumesFrom: [],
  },
];

const FAMILIES = [
  'console-sample-app',
  'ecs-demo',
  'ecs-private',
  'hello_world',
  'hpcc',
  'hpcc-t2-medium',
  'image-dedupe',
  'node-dedupe',
  'port-mappings',
  'redis-volumes-from',
  'sleep360',
  'terrible-timer',
  'test-volumes-from',
  'tt-empty',
  'tt-empty-2vol',
  'tt-empty-volumes',
  'web-timer',
];

describe('Documented samples of task definitions', () => {
  it('RegisterTaskDefinition: the eleventh revision of hello_world', async () => {
    aws.ecs.seed({ region: 'us-east-1', taskDefinitions: [{ family: 'hello_world', revision: 10 }] });
    const { taskDefinition } = await virginia.send(
      new RegisterTaskDefinitionCommand({ family: 'hello_world', containerDefinitions: HELLO_WORLD }),
    );

    expect(taskDefinition).toMatchObject({
      containerDefinitions: HELLO_WORLD,
      family: 'hello_world',
      revision: 11,
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:11',
      volumes: [],
    });
  });

  it('DescribeTaskDefinition: the tenth revision of hello_world', async () => {
    aws.ecs.seed({
      region: 'us-east-1',
      taskDefinitions: [
        { family: 'hello_world', revision: 10, networkMode: 'bridge', containerDefinitions: HELLO_WORLD },
        'hello_world',
      ],
    });
    const { taskDefinition } = await virginia.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'hello_world:10' }),
    );

    expect(taskDefinition).toMatchObject({
      containerDefinitions: HELLO_WORLD,
      family: 'hello_world',
      revision: 10,
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:10',
      volumes: [],
    });
  });

  it('DeregisterTaskDefinition: the first revision of cpu-wave', async () => {
    aws.ecs.seed({
      region: 'us-west-2',
      taskDefinitions: [{ family: 'cpu-wave', networkMode: 'bridge', containerDefinitions: CPU_WAVE }],
    });
    const { taskDefinition } = await oregon.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'cpu-wave:1' }));

    expect(taskDefinition).toMatchObject({
      containerDefinitions: CPU_WAVE,
      family: 'cpu-wave',
      revision: 1,
      status: 'INACTIVE',
      taskDefinitionArn: 'arn:aws:ecs:us-west-2:012345678910:task-definition/cpu-wave:1',
      volumes: [],
    });
  });

  it('ListTaskDefinitions: all of the family hello_world', async () => {
    aws.ecs.seed({
      region: 'us-east-1',
      taskDefinitions: ['hpcc', ...Array.from({ length: 10 }, () => 'hello_world')],
    });
    const { taskDefinitionArns } = await virginia.send(new ListTaskDefinitionsCommand({ familyPrefix: 'hello_world' }));

    expect(taskDefinitionArns).toEqual([
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:1',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:2',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:3',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:4',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:5',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:6',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:7',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:8',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:9',
      'arn:aws:ecs:us-east-1:012345678910:task-definition/hello_world:10',
    ]);
  });

  it('ListTaskDefinitionFamilies: all', async () => {
    aws.ecs.seed({ region: 'us-east-1', taskDefinitions: FAMILIES.toReversed() });
    const { families } = await virginia.send(new ListTaskDefinitionFamiliesCommand({}));

    expect(families).toEqual(FAMILIES);
  });

  it('ListTaskDefinitionFamilies: those that begin with hpc', async () => {
    aws.ecs.seed({ region: 'us-east-1', taskDefinitions: ['hello_world', 'hpc-t2-medium', 'hpc', 'web-timer'] });
    const { families } = await virginia.send(new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'hpc' }));

    expect(families).toEqual(['hpc', 'hpc-t2-medium']);
  });
});
