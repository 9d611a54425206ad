import type { EcsTaskProperties, PlatformCapability } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, ecsJob, EXECUTION_ROLE, part, resources } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const router = part('log', { firelensConfiguration: { type: 'fluentbit' }, user: 'logger' });
const job = (task: Partial<EcsTaskProperties>, platform?: PlatformCapability) =>
  ecsJob(task, platform && { platformCapabilities: [platform] });
const parts = (count: number) => Array.from({ length: count }, (_, index) => part(`c${index}`));

describe('Rules for ecsProperties', () => {
  it.each<[what: string, task: Partial<EcsTaskProperties>, text: string, platform?: PlatformCapability]>([
    ['no containers', { containers: [] }, 'Number of containers must be between 1 and 10'],
    ['11 containers', { containers: parts(11) }, 'Number of containers must be between 1 and 10'],
    ['an empty image', { containers: [part('app', { image: '' })] }, 'ECS Container Image must be provided.'],
    [
      'containers of the same name',
      { containers: [part('app'), part('app')] },
      'The container name: app must be unique in multi-container job.',
    ],
    [
      'two containers without a name',
      { containers: [part('app', { name: undefined }), part('app', { name: undefined })] },
      'The container name: default must be unique in multi-container job.',
    ],
    [
      'no essential container',
      { containers: [part('app', { essential: false })] },
      'At least one container must be set as essential',
    ],
    ['an unknown IPC mode', { ipcMode: 'all' }, 'ipcMode all is not valid. Valid values are: [host, task, none]'],
    ['an unknown PID mode', { pidMode: 'none' }, 'Capability none is not valid. Valid capabilities: [host, task]'],
    ['an IPC mode on Fargate', { ipcMode: 'task' }, 'ipcMode is not applicable for Fargate.', 'FARGATE'],
    ['a network mode on Amazon EC2', { networkMode: 'host' }, 'networkMode is not applicable for EC2.'],
    ['a network mode on Fargate', { networkMode: 'host' }, 'networkMode is not applicable for Fargate.', 'FARGATE'],
    [
      'an unknown network mode',
      { networkMode: 'bridge' },
      'networkMode bridge is not valid. Valid values are: [host]',
      'MANAGED_INSTANCES',
    ],
    [
      'a log router when no container runs as root',
      { containers: [part('app', { user: 'app' }), router] },
      'When a firelensConfiguration object is specified, at least one container has to run as root',
    ],
  ])('refuse %s', async (_what, task, text, platform) => {
    expect(await refusalOf(job(task, platform))).toBe(text);
  });

  it.each([[[]], [[{ containers: parts(1) }, { containers: parts(1) }]]])(
    'refuse other than one task: %j',
    async (taskProperties) => {
      expect(await refusalOf({ ecsProperties: { taskProperties } })).toBe('Number of taskProperties must be 1');
    },
  );

  it.each<[what: string, task: Partial<EcsTaskProperties>, platform?: PlatformCapability]>([
    ['10 containers', { containers: parts(10) }],
    ['a container without a name', { containers: [part('app', { name: undefined })] }],
    ['one essential container', { containers: [part('app'), part('log', { essential: false })] }],
    ['modes of Amazon EC2', { ipcMode: 'none', pidMode: 'host' }],
    ['a log router beside a container that runs as root', { containers: [part('app'), router] }],
    ['the network of managed instances', { networkMode: 'host' }, 'MANAGED_INSTANCES'],
    [
      'a platform version of Fargate',
      {
        platformVersion: '1.4.0',
        executionRoleArn: EXECUTION_ROLE,
        pidMode: 'task',
        containers: [part('app', { resourceRequirements: resources('1', '2048') })],
      },
      'FARGATE',
    ],
  ])('accept %s', async (_what, task, platform) => {
    expect(await register(job(task, platform))).toMatchObject({ revision: 1 });
  });
});
