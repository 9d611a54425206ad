import { isInScope, parseArn, type Scope } from '../../aws/arn.js';
import type { Tag } from '../../aws/tags.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { getActiveCluster } from '../cluster/cluster-table.js';

/** A resource that has tags. */
export interface Taggable {
  readonly tags: readonly Tag[];
  setTags(tags: Tag[]): void;
}

type FindTaggable = (draft: EcsDraft, arn: string, scope: Scope) => Taggable | undefined;

/** By the type that the ARN names. */
const FINDERS: Readonly<Record<string, FindTaggable>> = {
  cluster: (draft, arn, scope) => taggable(draft.clusters, getActiveCluster(draft, arn, scope).clusterArn),
  task: (draft, arn) => taggable(draft.tasks, arn),
  service: (draft, arn) => (draft.services.get(arn)?.status === 'INACTIVE' ? undefined : taggable(draft.services, arn)),
  'task-set': (draft, arn) => taggable(draft.taskSets, arn),
  'container-instance': (draft, arn) => taggable(draft.containerInstances, arn),
  'task-definition': (draft, arn) => taggable(draft.taskDefinitions, arn),
  daemon: (draft, arn) => taggable(draft.daemons, arn),
  'daemon-task-definition': (draft, arn) => taggable(draft.daemonTaskDefinitions, arn),
  'capacity-provider': (draft, arn) =>
    draft.capacityProviders.get(arn)?.status === 'INACTIVE' ? undefined : taggable(draft.capacityProviders, arn),
  gateway: (draft, arn) => taggable(draft.gateways, arn),
};

/** Inside of a cluster, which their ARN names. Those of old have an ARN without it, and no tags. */
const CLUSTER_MEMBERS = ['task', 'service', 'container-instance', 'task-set', 'daemon'];

/** The resource of an ARN. Assumption: the wordings of what is not found, and that a missing cluster is reported first. */
export function getTaggable(draft: EcsDraft, arn: string, scope: Scope): Taggable {
  const { service, resource = '' } = parseArn(arn) ?? {};
  const [type = '', ...path] = resource.split('/');
  if (service !== 'ecs' || path.length === 0) throw invalidParameter('Invalid arn syntax.');
  if (CLUSTER_MEMBERS.includes(type)) {
    if (path.length < 2) throw invalidParameter('Long arn format must be used for tagging operations');
    getActiveCluster(draft, `${arn.slice(0, -resource.length)}cluster/${path[0]}`, scope);
  } else if (!Object.hasOwn(FINDERS, type)) {
    throw invalidParameter(`The resource type ${type} does not support tagging.`);
  }
  const found = type === 'cluster' || isInScope(arn, scope) ? FINDERS[type]?.(draft, arn, scope) : undefined;
  if (found === undefined) {
    throw invalidParameter(
      `The specified ${type.replaceAll('-', ' ')} is not found. Specify a valid ARN and try again.`,
    );
  }
  return found;
}

interface TaggedTable {
  get(key: string): { readonly tags: Tag[] } | undefined;
  update(key: string, recipe: (record: { tags: Tag[] }) => void): unknown;
}

function taggable(table: TaggedTable, arn: string): Taggable | undefined {
  const record = table.get(arn);
  if (record === undefined) return undefined;
  return {
    tags: record.tags,
    setTags: (tags) => void table.update(arn, (changed) => void (changed.tags = tags)),
  };
}
