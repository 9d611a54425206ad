import { isInScope, parseArn, type Scope } from '../../aws/arn.js';
import { clientException, invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import type { TagMap } from './read-tags.js';

/** A resource that has tags. */
export interface Taggable {
  readonly tags: TagMap;
  setTags(tags: TagMap): void;
}

/** By the type that the ARN names. */
const TABLES: Readonly<Record<string, (draft: BatchDraft) => TaggedTable>> = {
  'compute-environment': (draft) => draft.computeEnvironments,
  'job-queue': (draft) => draft.jobQueues,
  'job-definition': (draft) => draft.jobDefinitions,
  job: (draft) => draft.jobs,
  'scheduling-policy': (draft) => draft.schedulingPolicies,
  'consumable-resource': (draft) => draft.consumableResources,
  'service-environment': (draft) => draft.serviceEnvironments,
  'service-job': (draft) => draft.serviceJobs,
  'quota-share': (draft) => draft.quotaShares,
};

/** The resource of an ARN. Assumption: the wordings; only the exception is on record. */
export function getTaggable(draft: BatchDraft, arn: string, scope: Scope): Taggable {
  const table = TABLES[typeOf(arn)]?.(draft);
  const found = isInScope(arn, scope) ? table?.get(arn) : undefined;
  if (table === undefined || found === undefined) throw clientException(`${arn} does not exist`);
  return {
    tags: found.tags,
    setTags: (tags) => void table.update(arn, (record) => void (record.tags = tags)),
  };
}

/** A quota share is named below its queue; children of an array and nodes of a job by what follows the id of the job. */
function typeOf(arn: string): string {
  const { service, resource = '' } = parseArn(arn) ?? {};
  const [outer = '', name = '', inner] = resource.split('/');
  const type = inner ?? outer;
  if (service !== 'batch' || name === '' || !Object.hasOwn(TABLES, type)) {
    throw invalidRequest('The resource ARN is not valid.');
  }
  if (type === 'job' && /[:#]/.test(name)) {
    throw invalidRequest('Tags are not supported for array and multi-node parallel child jobs.');
  }
  return type;
}

interface TaggedTable {
  get(key: string): { readonly tags: TagMap } | undefined;
  update(key: string, recipe: (record: { tags: TagMap }) => void): unknown;
}
