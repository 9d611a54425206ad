import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  app,
  AWSLOGS,
  createDefinitionWorld,
  ECR_IMAGE,
  EXECUTION_ROLE,
  fargate,
  type Definition,
} from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const FSX = {
  fileSystemId: 'fs-1',
  rootDirectory: 'share',
  authorizationConfig: { credentialsParameter: 'arn:aws:ssm:us-east-1:123456789012:parameter/fsx', domain: 'corp' },
};

describe('Rules of Fargate', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    ['another network mode', fargate({}, { networkMode: 'bridge' }), 'Fargate only supports network mode ‘awsvpc’.'],
    ['no network mode', fargate({}, { networkMode: undefined }), 'Fargate only supports network mode ‘awsvpc’.'],
    [
      'a task without CPU',
      fargate({}, { cpu: undefined }),
      "Fargate requires that 'cpu' be defined at the task level.",
    ],
    [
      'a task without memory',
      fargate({}, { memory: undefined }),
      "Fargate requires that 'memory' be defined at the task level.",
    ],
    [
      'a size that is not on offer',
      fargate({}, { cpu: '256', memory: '4096' }),
      'No Fargate configuration exists for given values.',
    ],
    [
      'a host process namespace',
      fargate({}, { pidMode: 'host' }),
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    ],
    [
      'an IPC namespace',
      fargate({}, { ipcMode: 'task' }),
      'Fargate compatible task definitions do not support ipcMode',
    ],
    [
      'placement constraints',
      fargate({}, { placementConstraints: [{ type: 'memberOf', expression: 'attribute:zone == a' }] }),
      'Fargate compatible task definitions do not support constraints',
    ],
    [
      'a directory of the host',
      fargate({}, { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] }),
      'Fargate compatible task definitions do not support sourcePath',
    ],
    [
      'a Docker volume',
      fargate({}, { volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'local' } }] }),
      'Fargate compatible task definitions do not support dockerVolumeConfiguration',
    ],
    [
      'a Windows file server',
      fargate({}, { volumes: [{ name: 'data', fsxWindowsFileServerVolumeConfiguration: FSX }] }),
      'Fargate compatible task definitions do not support fsxWindowsFileServerVolumeConfiguration',
    ],
    [
      '20 GiB of storage',
      fargate({}, { ephemeralStorage: { sizeInGiB: 20 } }),
      'EphemeralStorage size should be at least 21',
    ],
    [
      '201 GiB of storage',
      fargate({}, { ephemeralStorage: { sizeInGiB: 201 } }),
      'EphemeralStorage size should be at most 200',
    ],
    [
      'a privileged container',
      fargate({ privileged: true }),
      "Fargate requires that the 'privileged' setting be 'false'.",
    ],
    [
      'Docker security options',
      fargate({ dockerSecurityOptions: ['no-new-privileges'] }),
      'Fargate compatible task definitions do not support dockerSecurityOptions',
    ],
    [
      'devices',
      fargate({ linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } }),
      'Fargate compatible task definitions do not support devices',
    ],
    [
      'shared memory',
      fargate({ linuxParameters: { sharedMemorySize: 64 } }),
      'Fargate compatible task definitions do not support sharedMemorySize',
    ],
    [
      'a limit of swap',
      fargate({ linuxParameters: { maxSwap: 0 } }),
      'Fargate compatible task definitions do not support maxSwap',
    ],
    [
      'swappiness',
      fargate({ linuxParameters: { swappiness: 60 } }),
      'Fargate compatible task definitions do not support swappiness',
    ],
    [
      'a kernel capability',
      fargate({ linuxParameters: { capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } } }),
      'NET_ADMIN is not allowed on Fargate.',
    ],
    [
      'a GPU',
      fargate({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
      'Tasks using the Fargate launch type do not support GPU resource requirements',
    ],
    [
      'an image from ECR without an execution role',
      fargate({ image: ECR_IMAGE }),
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    [
      'an unknown log driver',
      fargate({ logConfiguration: { logDriver: 'json-file' } }),
      'json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]',
    ],
    [
      'awslogs without an execution role',
      fargate({ logConfiguration: AWSLOGS }),
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
    [
      'awslogs without a stream prefix',
      fargate(
        {
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': 'web', 'awslogs-region': 'us-east-1' },
          },
        },
        { executionRoleArn: EXECUTION_ROLE },
      ),
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    ],
    [
      'a start time-out of 1 second',
      fargate({ startTimeout: 1 }),
      "The 'startTimeout' setting for container 'app' must be between 2 and 120.",
    ],
    [
      'a stop time-out of 121 seconds',
      fargate({ stopTimeout: 121 }),
      "The 'stopTimeout' setting for container 'app' must be between 2 and 120.",
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['sharing processes within the task', fargate({}, { pidMode: 'task' })],
    ['21 GiB of storage', fargate({}, { ephemeralStorage: { sizeInGiB: 21 } })],
    ['200 GiB of storage', fargate({}, { ephemeralStorage: { sizeInGiB: 200 } })],
    [
      'tracing and dropped capabilities',
      fargate({ privileged: false, linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } } }),
    ],
    [
      'an image from ECR and awslogs with an execution role',
      fargate({ image: ECR_IMAGE, logConfiguration: AWSLOGS }, { executionRoleArn: EXECUTION_ROLE }),
    ],
    ['time-outs at their limits', fargate({ startTimeout: 2, stopTimeout: 120 })],
    [
      'what they do not allow, where Fargate is not required',
      { networkMode: 'host', containerDefinitions: [app({ privileged: true, stopTimeout: 600 })] },
    ],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });

  it('have less say than the memory of a container', async () => {
    expect(await refusalOf(fargate({ memory: undefined }, { memory: undefined, networkMode: 'bridge' }))).toBe(
      "ClientException: Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    );
  });
});
