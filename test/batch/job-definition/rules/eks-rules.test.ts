import type { EksPodProperties } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, eksJob } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const parts = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix}${index}`, image: 'busybox' }));
const emptyDir = (sizeLimit: string): EksPodProperties => ({ volumes: [{ name: 'data', emptyDir: { sizeLimit } }] });

describe('Rules for eksProperties', () => {
  it.each<[what: string, pod: EksPodProperties, text: string]>([
    ['no containers', { containers: [] }, 'Number of containers must be between 1 and 10'],
    ['11 containers', { containers: parts('c', 11) }, 'Number of containers must be between 1 and 10'],
    ['11 init containers', { initContainers: parts('i', 11) }, 'Number of initContainers must be between 0 and 10'],
    [
      'containers of the same name',
      { containers: [...parts('c', 1), ...parts('c', 1)] },
      'The container name: c0 must be unique in multi-container job.',
    ],
    [
      'two containers without a name',
      { containers: [{ image: 'busybox' }], initContainers: [{ image: 'busybox' }] },
      'The container name: Default must be unique in multi-container job.',
    ],
    ['an unknown DNS policy', { dnsPolicy: 'None' }, 'Unsupported DNS policy value.'],
    ['an empty directory of gibibytes', emptyDir('1Gi'), 'Invalid empty dir size limit.'],
    [
      'the default namespace',
      { metadata: { namespace: 'default' } },
      'kubernetesNamespace cannot be the default Kubernetes namespace.',
    ],
    [
      'a namespace of Kubernetes',
      { metadata: { namespace: 'kube-system' } },
      'kubernetesNamespace cannot be a reserved Kubernetes system namespace.',
    ],
    [
      'a namespace with a capital',
      { metadata: { namespace: 'Jobs' } },
      'kubernetesNamespace must be a valid Kubernetes namespace.',
    ],
    [
      'a namespace of 64 characters',
      { metadata: { namespace: 'n'.repeat(64) } },
      'kubernetesNamespace must be a valid Kubernetes namespace.',
    ],
    [
      'a label of Kubernetes',
      { metadata: { labels: { 'app.kubernetes.io/name': 'job' } } },
      'The prefix app.kubernetes.io of the pod label key cannot contain terms from the Kubernetes reserved namespaces.',
    ],
    [
      'an annotation of Kubernetes',
      { metadata: { annotations: { 'k8s.io/name': 'job' } } },
      'The prefix k8s.io of the pod annotation key cannot contain terms from the Kubernetes reserved namespaces.',
    ],
  ])('refuse %s', async (_what, pod, text) => {
    expect(await refusalOf(eksJob(pod))).toBe(text);
  });

  it('refuse a job without a pod', async () => {
    expect(await refusalOf({ eksProperties: {} })).toBe('podProperties is required.');
  });

  it.each<[what: string, pod: EksPodProperties]>([
    ['10 containers and 10 init containers', { containers: parts('c', 10), initContainers: parts('i', 10) }],
    ['a DNS policy', { dnsPolicy: 'ClusterFirstWithHostNet' }],
    ['an empty directory', emptyDir('1024Mi')],
    ['a directory of the host', { volumes: [{ name: 'data', hostPath: { path: '/data' } }] }],
    ['a namespace', { metadata: { namespace: 'jobs-1' } }],
    ['a namespace that only begins like those of Kubernetes', { metadata: { namespace: 'kubeflow' } }],
    ['labels', { metadata: { labels: { team: 'shop', 'example.com/team': 'shop' } } }],
  ])('accept %s', async (_what, pod) => {
    expect(await register(eksJob(pod))).toMatchObject({ revision: 1 });
  });
});
