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
};

/** Resources of these types cannot be made yet, so none of them is found. */
const OTHER_TAGGABLES = ['scheduling-policy', 'consumable-resource', 'service-environment', 'service-job'];

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

/** The children of an array and the nodes of a job are told apart by what follows the id of the job. */
function typeOf(arn: string): string {
  const { service, resource = '' } = parseArn(arn) ?? {};
  const [type = '', name = ''] = resource.split('/');
  const isTaggable = Object.hasOwn(TABLES, type) || OTHER_TAGGABLES.includes(type);
  if (service !== 'batch' || name === '' || !isTaggable) throw invalidRequest('The resource ARN is not valid.');
  if (type === 'job' && /[:#]/.test(name)) {
    throw invalidRequest('Tags are not supported for array and multi-node parallel child jobs.');
  }
  return type;
}

interface TaggedTable {
  get(key: string): { readonly tags: TagMap } | undefined;
  update(key: string, recipe: (record: { tags: TagMap }) => void): unknown;
}
