import { entriesOf, getEntry } from './sorted-map.js';
import { TRANSITIONS, type Slices, type State } from './state.js';
import { tableDefinitions } from './store.js';
import { emptyTable } from './write-record.js';
import type { Stored, Table, TableDefinition } from './table.js';

const LONGEST_VALUE = 60;
/** They say nothing that the other members do not. */
const NOT_SHOWN = new Set(['sequence', 'version', 'updatedAt']);

/** What differs between two states, a line each: `+` for what is new, `-` for what is gone, `~` for what is not as it was. */
export function describeChanges(
  slices: Slices,
  { before, after }: { readonly before: State; readonly after: State },
): string[] {
  return [...tableDefinitions(slices)]
    .filter(([name]) => name !== TRANSITIONS)
    .flatMap(([name, definition]) => {
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
  return [
    ...gone.flatMap(([key, record]) => line('-', key, definition.describe(record))),
    ...current.flatMap(([key, record]) =>
      recordChanges(definition, { key, old: getEntry(before.records, key), record }),
    ),
  ];
}

interface RecordPair {
  readonly key: string;
  readonly old: Stored | undefined;
  readonly record: Stored;
}

/** The words for a record say what matters; its members are listed where these have not changed. */
function recordChanges(definition: TableDefinition<Stored>, { key, old, record }: RecordPair): string[] {
  const words = definition.describe(record);
  if (old === undefined) return line('+', key, words);
  if (old === record || words === undefined) return [];
  const oldWords = definition.describe(old);
  if (words !== oldWords) return line('~', key, `${oldWords} → ${words}`);
  const { bookkeeping = [] } = definition;
  return changedMembers(omit(old, bookkeeping), omit(record, bookkeeping)).flatMap((change) => line('~', key, change));
}

function omit(record: Stored, members: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([member]) => !members.includes(member)));
}

function line(sign: string, key: string, words: string | undefined): string[] {
  return words === undefined ? [] : [`${sign} ${shortName(key)} ${words}`];
}

/** An ARN without what every ARN of a world has in common: `task/default/0f…`. */
export function shortName(key: string): string {
  return key.startsWith('arn:') ? key.split(':').slice(5).join(':') : key;
}

function changedMembers(before: unknown, after: unknown, path = ''): string[] {
  if (before === after) return [];
  if (!isContainer(before) || !isContainer(after)) return [`${path}: ${showMember(before)} → ${showMember(after)}`];
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

function showMember(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '(none)');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
