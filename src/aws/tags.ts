export interface Tag {
  readonly key: string;
  readonly value: string;
}

export type TagProblem = 'key-length' | 'value-length' | 'characters' | 'reserved' | 'duplicate';

export const MOST_TAGS = 50;

/** Letters, white space and digits of any script, and these signs. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The first rule of AWS that the tags of one request break. */
export function findTagProblem(tags: readonly Tag[]): TagProblem | undefined {
  const seen = new Set<string>();
  for (const { key, value } of tags) {
    if (key.length < 1 || key.length > 128) return 'key-length';
    if (value.length > 256) return 'value-length';
    if (!ALLOWED.test(key) || !ALLOWED.test(value)) return 'characters';
    if (isReserved(key) || isReserved(value)) return 'reserved';
    if (seen.has(key)) return 'duplicate';
    seen.add(key);
  }
  return undefined;
}

/** Tags that AWS itself puts on resources do not count against the limit. */
export function countsAgainstLimit({ key }: Tag): boolean {
  return !isReserved(key);
}

/** The same key overwrites in place; new keys follow. */
export function mergeTags(current: readonly Tag[], added: readonly Tag[]): Tag[] {
  if (current.length === 0 && added.length === 0) return [];
  const merged = new Map([...current, ...added].map((tag) => [tag.key, tag]));
  return [...merged.values()];
}

function isReserved(text: string): boolean {
  return text.toLowerCase().startsWith('aws:');
}
