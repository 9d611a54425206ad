import type { ContainerProperties } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, ecsJob, EXECUTION_ROLE, fargateJob, part, resources } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const efs = (platformVersion?: string): ContainerProperties => ({
  fargatePlatformConfiguration: { platformVersion },
  volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-12345678' } }],
});

describe('Rules for Fargate', () => {
  it.each<[what: string, members: ContainerProperties, text: string]>([
    ['no execution role', { executionRoleArn: undefined }, 'executionRoleArn is required for Fargate jobs.'],
    [
      'ulimits',
      { ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }] },
      'ulimits is not applicable for Fargate.',
    ],
    ['a privileged container', { privileged: true }, 'privileged is not applicable for Fargate.'],
    [
      'devices',
      { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } },
      'linuxParameter.devices is not allowed for Fargate.',
    ],
    [
      'shared memory',
      { linuxParameters: { sharedMemorySize: 64 } },
      'linuxParameter.sharedMemorySize is not allowed for Fargate.',
    ],
    [
      'tmpfs',
      { linuxParameters: { tmpfs: [{ containerPath: '/run', size: 64 }] } },
      'linuxParameter.tmpfs is not allowed for Fargate.',
    ],
    ['swap', { linuxParameters: { maxSwap: 0, swappiness: 0 } }, 'linuxParameter.maxSwap is not allowed for Fargate.'],
    ['swappiness', { linuxParameters: { swappiness: 60 } }, 'linuxParameter.swappiness is not allowed for Fargate.'],
    [
      'a log driver of instances',
      { logConfiguration: { logDriver: 'json-file' } },
      'Log driver for Fargate is not valid: json-file',
    ],
    [
      'a directory of the host',
      { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] },
      'host.sourcePath should not be set for volumes in Fargate.',
    ],
    [
      'EFS on an old platform version',
      efs('1.3.0'),
      'EFS is supported for Fargate platform versions 1.4.0 or later, provided 1.3.0',
    ],
    [
      '20 GiB of storage',
      { ephemeralStorage: { sizeInGiB: 20 } },
      'Ephemeral storage for Fargate tasks can be only between range 21 GiB to 200 GiB',
    ],
    [
      '201 GiB of storage',
      { ephemeralStorage: { sizeInGiB: 201 } },
      'Ephemeral storage for Fargate tasks can be only between range 21 GiB to 200 GiB',
    ],
  ])('refuse %s', async (_what, members, text) => {
    expect(await refusalOf(fargateJob(members))).toBe(text);
  });

  it.each<[what: string, members: ContainerProperties]>([
    ['empty lists', { ulimits: [], linuxParameters: { devices: [], tmpfs: [], initProcessEnabled: true } }],
    ['privileged that is false', { privileged: false }],
    ['awslogs', { logConfiguration: { logDriver: 'awslogs' } }],
    ['splunk', { logConfiguration: { logDriver: 'splunk' } }],
    ['awsfirelens', { logConfiguration: { logDriver: 'awsfirelens' } }],
    ['a volume of the task', { volumes: [{ name: 'data', host: {} }] }],
    ['EFS on the latest platform version', efs('LATEST')],
    ['EFS without a platform version', efs()],
    ['EFS on a later platform version', efs('1.10.0')],
    ['an old platform version without EFS', { fargatePlatformConfiguration: { platformVersion: '1.3.0' } }],
    ['the least storage', { ephemeralStorage: { sizeInGiB: 21 } }],
    ['the most storage', { ephemeralStorage: { sizeInGiB: 200 } }],
    ['a public address', { networkConfiguration: { assignPublicIp: 'ENABLED' } }],
  ])('accept %s', async (_what, members) => {
    expect(await register(fargateJob(members))).toMatchObject({ revision: 1 });
  });

  it('hold for each of several containers', async () => {
    const containers = [
      part('app', { resourceRequirements: resources('0.5', '1024') }),
      part('log', { resourceRequirements: resources('0.5', '1024'), privileged: true }),
    ];
    const definition = ecsJob({ containers, executionRoleArn: EXECUTION_ROLE }, { platformCapabilities: ['FARGATE'] });
    expect(await refusalOf(definition)).toBe('privileged is not applicable for Fargate.');
  });

  it('hold for a task of several containers', async () => {
    expect(
      await refusalOf(
        ecsJob(
          { containers: [part('app', { resourceRequirements: resources('1', '2048') })] },
          { platformCapabilities: ['FARGATE'] },
        ),
      ),
    ).toBe('executionRoleArn is required for Fargate jobs.');
  });
});
