/** A member that is not as it was. `path` is `containers[0].lastStatus`. */
export interface MemberChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** They say nothing that the other members do not. */
const NOT_SHOWN = new Set(['sequence', 'version', 'updatedAt']);

/** What differs between two records, down to what is neither object nor list. */
export function changedMembers(before: unknown, after: unknown, path = ''): MemberChange[] {
  if (before === after) return [];
  if (!isContainer(before) || !isContainer(after)) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !NOT_SHOWN.has(name));
  return names.flatMap((name) => changedMembers(before[name], after[name], joinPath(path, name, Array.isArray(after))));
}

function joinPath(path: string, name: string, isList: boolean): string {
  if (isList) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
