import { changedMembers } from './changed-members.js';
import { entriesOf, getEntry } from './sorted-map.js';
import type { Slices, State } from './state.js';
import { tableDefinitions } from './store.js';
import { emptyTable, type Stored, type Table, type TableDefinition } from './table.js';

const LONGEST_VALUE = 60;
/** An id that nobody has chosen, with the number of a child of an array or of a node. */
const ID = /\b(?:i-)?[\da-f]{8}(?:[\da-f]{9,24}|-(?:[\da-f]{4}-){3}[\da-f]{12})(?:[:#]\d+)?\b/g;
/** The members that are times, in epoch milliseconds. */
const TIME = /(?:At|Until|Since)$/;

/** What differs between two states, a line each: `+` for what is new, `-` for what is gone, `~` for what is not as it was. */
export function describeChanges(
  slices: Slices,
  { before, after }: { readonly before: State; readonly after: State },
): string[] {
  return [...tableDefinitions(slices)].flatMap(([name, definition]) => {
    const tables = {
      before: before.tables[name] ?? emptyTable<Stored>(),
      after: after.tables[name] ?? emptyTable<Stored>(),
    };
    return tables.before === tables.after ? [] : tableChanges(definition, tables);
  });
}

interface TwoTables {
  readonly before: Table<Stored>;
  readonly after: Table<Stored>;
}

function tableChanges(definition: TableDefinition<Stored>, { before, after }: TwoTables): string[] {
  const gone = [...entriesOf(before.records)].filter(([key]) => getEntry(after.records, key) === undefined);
  const current = [...entriesOf(after.records)].toSorted(([, a], [, b]) => a.sequence - b.sequence);
  return mergeAlike([
    ...gone.flatMap(([key, record]) => tell('-', key, definition.describe(record))),
    ...current.flatMap(([key, record]) =>
      recordChanges(definition, { key, old: getEntry(before.records, key), record }),
    ),
  ]);
}

interface Change {
  readonly sign: '+' | '-' | '~';
  readonly name: string;
  readonly words: string;
}

/** What is the same but for the ids of the records is one line, at the place of the first. */
function mergeAlike(changes: readonly Change[]): string[] {
  const alike = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.sign} ${change.name.replaceAll(ID, '…')} ${change.words}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [change]);
    else others.push(change);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `${first.sign} ${first.name}${more} ${first.words}`;
  });
}

interface RecordPair {
  readonly key: string;
  readonly old: Stored | undefined;
  readonly record: Stored;
}

/** The words for a record say what matters; its members are listed where these have not changed. */
function recordChanges(definition: TableDefinition<Stored>, { key, old, record }: RecordPair): Change[] {
  const words = definition.describe(record);
  if (old === undefined) return tell('+', key, words);
  if (old === record || words === undefined) return [];
  const oldWords = definition.describe(old);
  if (words !== oldWords) return tell('~', key, `${oldWords} → ${words}`);
  const { bookkeeping = [] } = definition;
  return changedMembers(omit(old, bookkeeping), omit(record, bookkeeping)).flatMap(({ path, before, after }) =>
    tell('~', key, `${path}: ${showMember(path, before)} → ${showMember(path, after)}`),
  );
}

function omit(record: Stored, members: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([member]) => !members.includes(member)));
}

function tell(sign: Change['sign'], key: string, words: string | undefined): Change[] {
  return words === undefined ? [] : [{ sign, name: shortName(key), words }];
}

/** An ARN without what every ARN of a world has in common: `task/default/0f…`. */
export function shortName(key: string): string {
  if (!key.startsWith('arn:')) return key;
  const name = key.split(':').slice(5).join(':');
  return name.replace(/^autoScalingGroup:.*:autoScalingGroupName/, 'autoScalingGroup');
}

/** The first digits of an id are enough to tell it from others. */
export function shortenIds(text: string): string {
  return text.replaceAll(/\b([\da-f]{8})(?:[\da-f]{24}|-(?:[\da-f]{4}-){3}[\da-f]{12})\b/g, '$1…');
}

function showMember(path: string, value: unknown): string {
  if (typeof value === 'number' && TIME.test(path)) return new Date(value).toISOString();
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '(none)');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
