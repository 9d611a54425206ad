import { findTagProblem, MOST_TAGS, type TagProblem } from '../../aws/tags.js';
import { invalidRequest } from '../batch-errors.js';

/** Tags as AWS Batch has them: a map. */
export type TagMap = Readonly<Record<string, string>>;

/** Assumption: the wordings; only the exception is on record. */
const MESSAGES: Readonly<Record<TagProblem, string>> = {
  'key-length': 'Tag keys must have between 1 and 128 characters.',
  'value-length': 'Tag values can have up to 256 characters.',
  characters: 'Tag keys and values can have letters, white space, digits and the characters _ . : / = + - @.',
  reserved: 'Tag keys and values cannot begin with aws:, which is reserved.',
  duplicate: 'Tag keys must be unique.',
};

/** Checks the tags of a request. Those that a resource has already do not count here. */
export function readTags(tags: TagMap = {}): TagMap {
  const problem = findTagProblem(Object.entries(tags).map(([key, value]) => ({ key, value })));
  if (problem !== undefined) throw invalidRequest(MESSAGES[problem]);
  if (exceedsLimit(tags)) throw invalidRequest(TOO_MANY_TAGS);
  return tags;
}

export const TOO_MANY_TAGS: string = `The maximum number of tags is ${MOST_TAGS}.`;

export function exceedsLimit(tags: TagMap): boolean {
  return Object.keys(tags).length > MOST_TAGS;
}
