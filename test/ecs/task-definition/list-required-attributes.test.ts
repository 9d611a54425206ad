import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  app,
  AWSLOGS,
  createDefinitionWorld,
  ECR_IMAGE,
  EXECUTION_ROLE,
  fargate,
  type Definition,
} from './definition-world.js';

const { aws, register } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const attributesOf = async (definition: Definition) => {
  const { requiresAttributes = [] } = await register(definition);
  return requiresAttributes.map(({ name }) => name);
};

const SSM = { name: 'A', valueFrom: '/web/a' };
const ASM = { name: 'B', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:b-AbCdEf' };

function of(container: ContainerDefinition, definition: Definition = {}): Definition {
  return { containerDefinitions: [app(container)], ...definition };
}

describe('The attributes that a definition requires', () => {
  it.each<[what: string, definition: Definition, names: string[]]>([
    [
      'awsvpc',
      { networkMode: 'awsvpc' },
      ['ecs.capability.task-eni', 'com.amazonaws.ecs.capability.docker-remote-api.1.18'],
    ],
    ['a task role', { taskRoleArn: 'web-task' }, ['com.amazonaws.ecs.capability.task-iam-role']],
    [
      'a task role in the network of the host',
      { taskRoleArn: 'web-task', networkMode: 'host' },
      ['com.amazonaws.ecs.capability.task-iam-role-network-host'],
    ],
    ['a process namespace', { pidMode: 'host' }, ['ecs.capability.pid-ipc-namespace-sharing']],
    ['an IPC namespace', { ipcMode: 'none' }, ['ecs.capability.pid-ipc-namespace-sharing']],
    ['fault injection', { enableFaultInjection: true }, ['ecs.capability.fault-injection']],
    [
      'EFS',
      { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
      ['ecs.capability.efs', 'ecs.capability.efsAuth', 'com.amazonaws.ecs.capability.docker-remote-api.1.25'],
    ],
    [
      'FSx',
      {
        volumes: [
          {
            name: 'data',
            fsxWindowsFileServerVolumeConfiguration: {
              fileSystemId: 'fs-1',
              rootDirectory: 'share',
              authorizationConfig: { credentialsParameter: 'arn:aws:ssm:::parameter/a', domain: 'corp' },
            },
          },
        ],
      },
      ['ecs.capability.fsxWindowsFileServer'],
    ],
    [
      'a Docker volume',
      { volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'rexray' } }] },
      ['ecs.capability.docker-plugin.rexray'],
    ],
    [
      'EBS',
      of({ mountPoints: [{ sourceVolume: 'data' }] }, { volumes: [{ name: 'data', configuredAtLaunch: true }] }),
      ['ecs.capability.storage.ebs-task-volume-attach'],
    ],
    [
      'a log driver',
      of({ logConfiguration: { logDriver: 'gelf' } }),
      ['com.amazonaws.ecs.capability.logging-driver.gelf', 'com.amazonaws.ecs.capability.docker-remote-api.1.19'],
    ],
    [
      'awslogs with an execution role',
      of({ logConfiguration: AWSLOGS }, { executionRoleArn: EXECUTION_ROLE }),
      [
        'com.amazonaws.ecs.capability.logging-driver.awslogs',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'ecs.capability.execution-role-awslogs',
      ],
    ],
    [
      'secrets of a log driver',
      of(
        { logConfiguration: { logDriver: 'splunk', secretOptions: [SSM, ASM] } },
        { executionRoleArn: EXECUTION_ROLE },
      ),
      [
        'com.amazonaws.ecs.capability.logging-driver.splunk',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'ecs.capability.secrets.ssm.bootstrap.log-driver',
        'ecs.capability.secrets.asm.bootstrap.log-driver',
      ],
    ],
    ['an image from ECR', of({ image: ECR_IMAGE }), ['com.amazonaws.ecs.capability.ecr-auth']],
    [
      'an image from ECR with an execution role',
      of({ image: ECR_IMAGE }, { executionRoleArn: EXECUTION_ROLE }),
      ['com.amazonaws.ecs.capability.ecr-auth', 'ecs.capability.execution-role-ecr-pull'],
    ],
    [
      'a private registry',
      of({ repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:::secret:a' } }),
      ['ecs.capability.private-registry-authentication.secretsmanager'],
    ],
    [
      'secrets',
      of({ secrets: [SSM, ASM, SSM] }, { executionRoleArn: EXECUTION_ROLE }),
      ['ecs.capability.secrets.ssm.environment-variables', 'ecs.capability.secrets.asm.environment-variables'],
    ],
    [
      'environment files',
      of({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/a.env' }] }),
      ['ecs.capability.env-files.s3'],
    ],
    [
      'a health check',
      of({ healthCheck: { command: ['CMD', 'true'] } }),
      ['ecs.capability.container-health-check', 'com.amazonaws.ecs.capability.docker-remote-api.1.24'],
    ],
    [
      'a health check with a start period',
      of({ healthCheck: { command: ['CMD', 'true'], startPeriod: 60 } }),
      ['ecs.capability.container-health-check', 'com.amazonaws.ecs.capability.docker-remote-api.1.29'],
    ],
    [
      'an order of containers',
      { containerDefinitions: [app({ dependsOn: [{ containerName: 'b', condition: 'START' }] }), app({ name: 'b' })] },
      ['ecs.capability.container-ordering'],
    ],
    ['a restart policy', of({ restartPolicy: { enabled: true } }), ['ecs.capability.container-restart-policy']],
    ['a restart policy that is off', of({ restartPolicy: { enabled: false } }), []],
    [
      'FireLens',
      {
        containerDefinitions: [
          app({ logConfiguration: { logDriver: 'awsfirelens' } }),
          app({
            name: 'router',
            firelensConfiguration: { type: 'fluentbit', options: { 'config-file-type': 's3' } },
          }),
        ],
      },
      [
        'com.amazonaws.ecs.capability.logging-driver.awsfirelens',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'ecs.capability.firelens.fluentbit',
        'ecs.capability.firelens.options.config.s3',
      ],
    ],
    ['a privileged container', of({ privileged: true }), ['com.amazonaws.ecs.capability.privileged-container']],
    ['a soft limit of memory', of({ memoryReservation: 64 }), ['com.amazonaws.ecs.capability.docker-remote-api.1.21']],
    [
      'an init process',
      of({ linuxParameters: { initProcessEnabled: true } }),
      ['com.amazonaws.ecs.capability.docker-remote-api.1.25'],
    ],
    [
      'a credential specification',
      of({ credentialSpecs: ['credentialspec:arn:aws:s3:::b/a'] }),
      ['ecs.capability.gmsa'],
    ],
  ])('%s', async (_what, definition, names) => {
    expect(await attributesOf(definition)).toEqual(names);
  });

  it('are not shown when there are none', async () => {
    expect(await register({ cpu: '256', memory: '512' })).not.toHaveProperty('requiresAttributes');
  });

  it('include App Mesh where there is a proxy', async () => {
    const properties = ['ProxyIngressPort', 'ProxyEgressPort', 'AppPorts', 'EgressIgnoredIPs', 'IgnoredUID'];
    const names = await attributesOf({
      networkMode: 'awsvpc',
      proxyConfiguration: { containerName: 'app', properties: properties.map((name) => ({ name, value: '1' })) },
    });

    expect(names).toContain('ecs.capability.aws-appmesh');
  });

  it('are those that AWS shows for a usual definition', async () => {
    const logConfiguration = {
      ...AWSLOGS,
      options: { ...AWSLOGS.options, 'awslogs-create-group': 'true', mode: 'non-blocking', 'max-buffer-size': '25m' },
    };
    const names = await attributesOf(
      fargate(
        { image: ECR_IMAGE, environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/a.env' }], logConfiguration },
        { executionRoleArn: EXECUTION_ROLE, ephemeralStorage: { sizeInGiB: 21 } },
      ),
    );

    expect(new Set(names)).toEqual(
      new Set([
        'com.amazonaws.ecs.capability.docker-remote-api.1.18',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'com.amazonaws.ecs.capability.docker-remote-api.1.28',
        'com.amazonaws.ecs.capability.docker-remote-api.1.29',
        'com.amazonaws.ecs.capability.ecr-auth',
        'com.amazonaws.ecs.capability.logging-driver.awslogs',
        'ecs.capability.env-files.s3',
        'ecs.capability.execution-role-awslogs',
        'ecs.capability.execution-role-ecr-pull',
        'ecs.capability.extensible-ephemeral-storage',
        'ecs.capability.task-eni',
      ]),
    );
  });
});
