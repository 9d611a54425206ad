import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  container,
  containerJob,
  createDefinitionWorld,
  ecsJob,
  eksJob,
  EXECUTION_ROLE,
  fargateJob,
  nodesJob,
  part,
  resources,
} from './definition-world.js';

const { aws, describeRegistered } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const EMPTY_LISTS = { command: [], environment: [], mountPoints: [], secrets: [], ulimits: [] };
const RESOURCES = resources('1', '128');

describe('What AWS adds to a definition', () => {
  it('keeps the order of what was sent, and gives it back as it was', async () => {
    const given = container({
      environment: [
        { name: 'B', value: '2' },
        { name: 'A', value: '' },
      ],
      jobRoleArn: 'arn:aws:iam::123456789012:role/job',
      privileged: true,
      volumes: [{ name: 'data', host: { sourcePath: '/data' } }],
    });
    const described = await describeRegistered({ containerProperties: given });

    expect(described?.containerProperties).toEqual({ ...EMPTY_LISTS, ...given });
  });

  it('fills the lists of linuxParameters and of the log configuration', async () => {
    const described = await describeRegistered(
      containerJob({
        linuxParameters: { initProcessEnabled: true },
        logConfiguration: { logDriver: 'awslogs' },
      }),
    );
    expect(described?.containerProperties).toMatchObject({
      linuxParameters: { initProcessEnabled: true, devices: [], tmpfs: [] },
      logConfiguration: { logDriver: 'awslogs', options: {}, secretOptions: [] },
    });
  });

  it('fills the lists of devices and of tmpfs', async () => {
    const described = await describeRegistered(
      containerJob({
        linuxParameters: {
          devices: [{ hostPath: '/dev/fuse' }, { hostPath: '/dev/sda', permissions: ['READ'] }],
          tmpfs: [{ containerPath: '/run', size: 64 }],
        },
      }),
    );
    expect(described?.containerProperties?.linuxParameters).toEqual({
      devices: [
        { hostPath: '/dev/fuse', permissions: [] },
        { hostPath: '/dev/sda', permissions: ['READ'] },
      ],
      tmpfs: [{ containerPath: '/run', size: 64, mountOptions: [] }],
    });
  });

  it('gives Fargate its platform version', async () => {
    const described = await describeRegistered(fargateJob());
    expect(described).toMatchObject({
      platformCapabilities: ['FARGATE'],
      containerProperties: { fargatePlatformConfiguration: { platformVersion: 'LATEST' } },
    });
    const fixed = await describeRegistered(fargateJob({ fargatePlatformConfiguration: { platformVersion: '1.4.0' } }));
    expect(fixed?.containerProperties?.fargatePlatformConfiguration).toEqual({ platformVersion: '1.4.0' });
  });

  it('adds an empty evaluateOnExit', async () => {
    const described = await describeRegistered({ ...containerJob(), retryStrategy: { attempts: 3 } });
    expect(described?.retryStrategy).toEqual({ attempts: 3, evaluateOnExit: [] });
  });

  it('fills the lists of ecsProperties', async () => {
    const described = await describeRegistered(ecsJob());
    expect(described?.ecsProperties).toEqual({
      taskProperties: [
        {
          volumes: [],
          containers: [
            { ...EMPTY_LISTS, name: 'app', image: 'busybox', dependsOn: [], resourceRequirements: RESOURCES },
          ],
        },
      ],
    });
  });

  it('gives ecsProperties on Fargate their platform version', async () => {
    const described = await describeRegistered(
      ecsJob(
        {
          executionRoleArn: EXECUTION_ROLE,
          containers: [part('app', { resourceRequirements: resources('1', '2048') })],
        },
        { platformCapabilities: ['FARGATE'] },
      ),
    );
    expect(described?.ecsProperties?.taskProperties).toMatchObject([{ platformVersion: 'LATEST' }]);
  });

  it('fills the lists of eksProperties, and shows neither platform nor propagateTags', async () => {
    const described = await describeRegistered(eksJob({ initContainers: [{ name: 'init', image: 'busybox' }] }));
    const lists = { command: [], args: [], env: [], volumeMounts: [] };

    expect(described).toMatchObject({
      containerOrchestrationType: 'EKS',
      eksProperties: {
        podProperties: {
          imagePullSecrets: [],
          containers: [{ image: 'busybox', ...lists }],
          initContainers: [{ name: 'init', image: 'busybox', ...lists }],
          volumes: [],
        },
      },
    });
    expect(described).not.toHaveProperty('platformCapabilities');
    expect(described).not.toHaveProperty('propagateTags');
    expect(described?.eksProperties?.podProperties).not.toHaveProperty('dnsPolicy');
  });

  it('fills the lists of each node range', async () => {
    const described = await describeRegistered(
      nodesJob(2, [
        { targetNodes: '0', container: container() },
        { targetNodes: '1:', ecsProperties: { taskProperties: [{ containers: [part('app')] }] } },
      ]),
    );
    expect(described).toMatchObject({
      type: 'multinode',
      containerOrchestrationType: 'ECS',
      nodeProperties: {
        numNodes: 2,
        mainNode: 0,
        nodeRangeProperties: [
          { targetNodes: '0', container: { ...EMPTY_LISTS, volumes: [] } },
          { targetNodes: '1:', ecsProperties: { taskProperties: [{ volumes: [], containers: [EMPTY_LISTS] }] } },
        ],
      },
    });
  });

  it('knows jobs whose nodes run on EKS', async () => {
    const described = await describeRegistered(
      nodesJob(1, [{ targetNodes: '0:', eksProperties: { podProperties: { containers: [{ image: 'busybox' }] } } }]),
    );
    expect(described).toMatchObject({
      containerOrchestrationType: 'EKS',
      nodeProperties: { nodeRangeProperties: [{ eksProperties: { podProperties: { volumes: [] } } }] },
    });
  });
});
