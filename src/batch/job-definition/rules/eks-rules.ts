import type { EksContainer, EksMetadata, EksPodProperties, EksProperties, EksVolume } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { isNamespace, isSystemNamespace, LONGEST_NAMESPACE } from '../../kubernetes-namespace.js';
import { nameOfEksContainer } from '../container-names.js';
import { findNameProblem } from './container-name-rules.js';
import { eksResourceRules } from './eks-resource-rules.js';
import { assertEnvironment } from './environment-rules.js';
import { assertRules, type Rule } from './rule.js';

const MOST_CONTAINERS = 10;
const DNS_POLICIES = ['Default', 'ClusterFirst', 'ClusterFirstWithHostNet'];
const RESERVED_PREFIX = /(?:^|\.)(?:kubernetes|k8s)\.io$/;

const podRules: readonly Rule<EksPodProperties>[] = [
  // Assumption: the wordings about the numbers of containers and initContainers, after that of ECS.
  ({ containers = [] }) =>
    (containers.length < 1 || containers.length > MOST_CONTAINERS) &&
    `Number of containers must be between 1 and ${MOST_CONTAINERS}`,
  ({ initContainers = [] }) =>
    initContainers.length > MOST_CONTAINERS && `Number of initContainers must be between 0 and ${MOST_CONTAINERS}`,
  ({ containers = [], initContainers = [] }) =>
    findNameProblem([...containers, ...initContainers].map(nameOfEksContainer)),
  ({ dnsPolicy }) => dnsPolicy !== undefined && !DNS_POLICIES.includes(dnsPolicy) && 'Unsupported DNS policy value.',
];

const metadataRules: readonly Rule<EksMetadata>[] = [
  ({ namespace }) => namespace === 'default' && 'kubernetesNamespace cannot be the default Kubernetes namespace.',
  ({ namespace }) =>
    namespace !== undefined &&
    isSystemNamespace(namespace) &&
    'kubernetesNamespace cannot be a reserved Kubernetes system namespace.',
  // Assumption: the wording about malformed namespaces, which is on record for compute environments.
  ({ namespace }) =>
    namespace !== undefined &&
    (!isNamespace(namespace) || namespace.length > LONGEST_NAMESPACE) &&
    'kubernetesNamespace must be a valid Kubernetes namespace.',
  ({ labels = {} }) => findReservedKey('label', labels),
  ({ annotations = {} }) => findReservedKey('annotation', annotations),
];

const volumeRules: readonly Rule<EksVolume>[] = [
  ({ emptyDir }) =>
    emptyDir?.sizeLimit !== undefined && !/^\d+Mi$/.test(emptyDir.sizeLimit) && 'Invalid empty dir size limit.',
];

export function assertEksProperties({ podProperties }: EksProperties): void {
  // Assumption: that eksProperties without podProperties are refused, and the wording.
  if (podProperties === undefined) throw invalidRequest('podProperties is required.');
  const { containers = [], initContainers = [], volumes = [], metadata } = podProperties;
  assertRules(podRules, podProperties);
  for (const container of [...containers, ...initContainers]) assertEksContainer(container);
  for (const volume of volumes) assertRules(volumeRules, volume);
  if (metadata !== undefined) assertRules(metadataRules, metadata);
}

function assertEksContainer({ env, resources }: EksContainer): void {
  assertEnvironment(env);
  if (resources !== undefined) assertRules(eksResourceRules, resources);
}

/** Assumption: the reserved prefixes of labels and annotations are kubernetes.io, k8s.io and their subdomains; the message names the one that was given. */
function findReservedKey(kind: 'label' | 'annotation', map: Readonly<Record<string, string>>): string | undefined {
  const prefixes = Object.keys(map).flatMap((key) => key.split('/').slice(0, -1));
  const reserved = prefixes.find((prefix) => RESERVED_PREFIX.test(prefix));
  if (reserved === undefined) return undefined;
  return `The prefix ${reserved} of the pod ${kind} key cannot contain terms from the Kubernetes reserved namespaces.`;
}
