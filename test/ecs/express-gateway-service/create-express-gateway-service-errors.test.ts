import {
  ClientException,
  ClusterNotFoundException,
  CreateExpressGatewayServiceCommand,
  InvalidParameterException,
  type ContainerDefinition,
  type CreateExpressGatewayServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createExpressWorld, MAIN } from './express-world.js';

describe('CreateExpressGatewayService, with a request that is wrong', () => {
  const { aws, client, create, createOwn, register } = createExpressWorld();
  const refuse = (input: Partial<CreateExpressGatewayServiceCommandInput>) => rejectionOf(create(input));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateExpressGatewayServiceCommandInput>, unknown, string]>([
    [
      'a missing image',
      { primaryContainer: undefined },
      InvalidParameterException,
      'PrimaryContainer can not be blank.',
    ],
    [
      'a missing role',
      { executionRoleArn: undefined },
      InvalidParameterException,
      'ExecutionRoleArn can not be blank.',
    ],
    [
      'an infrastructure role that is none',
      { infrastructureRoleArn: 'role' },
      InvalidParameterException,
      'infrastructureRoleArn must be the ARN of an IAM role.',
    ],
    ['a role that is none', { executionRoleArn: 'execution' }, ClientException, 'Role is not valid'],
    [
      'members beside a task definition',
      { taskDefinitionArn: 'own', executionRoleArn: undefined },
      InvalidParameterException,
      'primaryContainer cannot be specified together with taskDefinitionArn.',
    ],
    [
      'a health check path that is none',
      { healthCheckPath: 'ping' },
      InvalidParameterException,
      'healthCheckPath must start with a forward slash.',
    ],
    [
      'a size that Fargate has not',
      { cpu: '300' },
      ClientException,
      'No Fargate configuration exists for given values.',
    ],
    [
      'a negative count',
      { scalingTarget: { minTaskCount: -1 } },
      InvalidParameterException,
      'minTaskCount must be at least 0.',
    ],
    [
      'counts the wrong way round',
      { scalingTarget: { minTaskCount: 21 } },
      InvalidParameterException,
      'maxTaskCount must be greater than or equal to minTaskCount.',
    ],
    [
      'more than 100 percent',
      { scalingTarget: { autoScalingTargetValue: 101 } },
      InvalidParameterException,
      'autoScalingTargetValue must be between 1 and 100 for AVERAGE_CPU.',
    ],
    ['an unknown cluster', { cluster: 'apps' }, ClusterNotFoundException, 'Cluster not found.'],
    [
      'an invalid name',
      { serviceName: 'my shop' },
      InvalidParameterException,
      'Invalid service name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.',
    ],
    [
      'a reserved tag',
      { tags: [{ key: 'aws:team', value: 'a' }] },
      InvalidParameterException,
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
  ])('refuses %s, and changes nothing', async (_, input, errorClass, message) => {
    expect(await refuse(input)).toEqual([errorClass, message]);
    const { clusters, taskDefinitions, services } = aws.state.ecs;
    expect({ clusters, taskDefinitions, services }).toEqual({ clusters: {}, taskDefinitions: {}, services: {} });
  });

  it('refuses an unknown task definition', async () => {
    expect(await rejectionOf(createOwn({ taskDefinitionArn: 'own:1' }))).toEqual([
      ClientException,
      'TaskDefinition not found.',
    ]);
  });

  it.each<[string, ContainerDefinition]>([
    ['another container', { ...MAIN, name: 'web' }],
    ['a port without a name', { ...MAIN, portMappings: [{ containerPort: 3000 }] }],
    ['two ports', { ...MAIN, portMappings: [...(MAIN.portMappings ?? []), { name: 'admin', containerPort: 3001 }] }],
    ['a port for UDP', { ...MAIN, portMappings: [{ name: 'dns', containerPort: 53, protocol: 'udp' }] }],
  ])('refuses a task definition with %s', async (_, container) => {
    const taskDefinitionArn = await register([container]);

    expect(await rejectionOf(createOwn({ taskDefinitionArn }))).toEqual([
      InvalidParameterException,
      'The task definition must have a container named Main with a single TCP port mapping that has a container port and a name.',
    ]);
  });

  it('refuses a task definition that is not for Fargate', async () => {
    const taskDefinitionArn = await register([{ ...MAIN, privileged: true }], { requiresCompatibilities: undefined });

    expect(await rejectionOf(createOwn({ taskDefinitionArn }))).toEqual([
      InvalidParameterException,
      'Task definition does not support launch_type FARGATE.',
    ]);
  });

  it('refuses a name that is taken', async () => {
    await create();

    expect(await refuse({})).toEqual([InvalidParameterException, 'Creation of service was not idempotent.']);
  });

  it('needs a role for the infrastructure', async () => {
    const command = new CreateExpressGatewayServiceCommand({ infrastructureRoleArn: undefined });

    expect(await rejectionOf(client.send(command))).toEqual([
      InvalidParameterException,
      'InfrastructureRoleArn can not be blank.',
    ]);
  });
});
