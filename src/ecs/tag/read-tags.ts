import { countsAgainstLimit, findTagProblem, MOST_TAGS, type TagProblem } from '../../aws/tags.js';
import type { Tag as SdkTag } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import type { Tag } from '../../aws/tags.js';

/** Assumption: the wordings; only the exception is on record. */
const MESSAGES: Readonly<Record<TagProblem, string>> = {
  'key-length': 'The tag key must have between 1 and 128 characters.',
  'value-length': 'The tag value can have up to 256 characters.',
  characters: 'Tag keys and values can have letters, white space, digits and the characters _ . : / = + - @.',
  reserved: 'Tag keys and values cannot begin with aws:, which is reserved.',
  duplicate: 'Duplicate tag keys found. Tag keys must be unique within a request.',
};

/** Checks the tags that a resource is created with, and gives them in the form in which they are stored. */
export function readTags(tags: readonly SdkTag[] | undefined): Tag[] {
  const read = readTagList(tags);
  if (exceedsLimit(read)) throw invalidParameter(TOO_MANY_TAGS);
  return read;
}

/** Checks the tags of a request, whatever their number. */
export function readTagList(tags: readonly SdkTag[] | undefined): Tag[] {
  const read = (tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
  const problem = findTagProblem(read);
  if (problem !== undefined) throw invalidParameter(MESSAGES[problem]);
  return read;
}

export const TOO_MANY_TAGS: string = `The maximum number of tags is ${MOST_TAGS}.`;

export function exceedsLimit(tags: readonly Tag[]): boolean {
  return tags.filter(countsAgainstLimit).length > MOST_TAGS;
}
