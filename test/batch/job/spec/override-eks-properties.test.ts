import type { EksPodProperties, EksPodPropertiesOverride } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EKS, createJobWorld } from '../job-world.js';

describe('The pod of a job', () => {
  const { aws, prepareQueue, register, submitted, describeJob } = createJobWorld();

  beforeEach(() => prepareQueue({ environment: EKS }));
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const podOf = async (podProperties: EksPodProperties, override?: EksPodPropertiesOverride) => {
    await register({ eksProperties: { podProperties } });
    const input = override ? { eksPropertiesOverride: { podProperties: override } } : {};
    return (await describeJob(await submitted(input))).eksProperties?.podProperties;
  };
  const limits = { cpu: '1', memory: '512Mi' };
  const lists = { command: [], args: [], env: [], volumeMounts: [] };

  it('is that of the definition where the request says nothing', async () => {
    const pod = {
      serviceAccountName: 'jobs',
      hostNetwork: false,
      containers: [{ image: 'busybox', resources: { limits } }],
    };
    expect(await podOf(pod)).toEqual({
      serviceAccountName: 'jobs',
      hostNetwork: false,
      containers: [{ image: 'busybox', resources: { limits }, ...lists }],
      initContainers: [],
      imagePullSecrets: [],
      volumes: [],
    });
  });

  it('has an only container that needs no name in the request', async () => {
    const container = {
      image: 'busybox',
      command: ['a'],
      args: ['b'],
      env: [{ name: 'A', value: '1' }],
      resources: { limits },
    };
    const override = {
      image: 'alpine',
      command: ['c'],
      args: ['d'],
      env: [
        { name: 'A', value: '2' },
        { name: 'B', value: '3' },
      ],
      resources: { limits: { memory: '1024Mi' }, requests: { cpu: '0.5' } },
    };
    const overridden = [
      {
        image: 'alpine',
        command: ['c'],
        args: ['d'],
        env: [
          { name: 'A', value: '2' },
          { name: 'B', value: '3' },
        ],
        resources: { limits: { cpu: '1', memory: '1024Mi' }, requests: { cpu: '0.5' } },
        volumeMounts: [],
      },
    ];
    expect((await podOf({ containers: [container] }, { containers: [override] }))?.containers).toEqual(overridden);
    const named = { containers: [{ ...override, name: 'Default' }] };
    expect((await podOf({ containers: [container] }, named))?.containers).toEqual(overridden);
  });

  it('has containers and initContainers that are found by their names', async () => {
    const pod = {
      containers: [
        { name: 'app', image: 'app', resources: { limits } },
        { name: 'side', image: 'side', resources: { limits } },
      ],
      initContainers: [{ name: 'init', image: 'init' }],
    };
    const override = {
      containers: [{ name: 'side', args: ['x'] }],
      initContainers: [{ name: 'init', command: ['y'] }],
    };
    expect(await podOf(pod, override)).toMatchObject({
      containers: [
        { name: 'app', image: 'app', args: [] },
        { name: 'side', image: 'side', args: ['x'] },
      ],
      initContainers: [{ name: 'init', image: 'init', command: ['y'] }],
    });
  });

  it('has the labels and annotations of both', async () => {
    const containers = [{ image: 'busybox', resources: { limits } }];
    const metadata = { labels: { a: '1', b: '2' }, annotations: { c: '3' }, namespace: 'jobs' };
    expect((await podOf({ containers, metadata }, { metadata: { labels: { b: '4' } } }))?.metadata).toEqual({
      labels: { a: '1', b: '4' },
      annotations: { c: '3' },
      namespace: 'jobs',
    });
    expect((await podOf({ containers }, { metadata: { labels: { b: '4' } } }))?.metadata).toEqual({
      labels: { b: '4' },
    });
  });
});
