import type { Operator, Subject } from './expression.js';

const ALIASES: Readonly<Record<Operator, string | undefined>> = {
  '==': 'equals',
  '!=': 'not_equals',
  '>': 'greater_than',
  '>=': 'greater_than_equal',
  '<': 'less_than',
  '<=': 'less_than_equal',
  in: undefined,
  '!in': 'not_in',
  '=~': 'matches',
  '!~': 'not_matches',
  exists: undefined,
  '!exists': 'not_exists',
};

const ALL = Object.keys(ALIASES) as Operator[];

/** What each operator can be written as. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  ALL.flatMap((operator) => [[operator, operator] as const, [ALIASES[operator] ?? operator, operator] as const]),
);

const EQUALITY: readonly Operator[] = ['==', '!=', 'in', '!in'];
const TEXT: readonly Operator[] = [...EQUALITY, '=~', '!~'];
const ORDER: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<='];

/** Assumption: those of task:group, for which AWS lists none. */
export const OPERATORS_OF: Readonly<Record<Subject['kind'], readonly Operator[]>> = {
  attribute: ALL,
  'task:group': EQUALITY,
  agentConnected: TEXT,
  ec2InstanceId: TEXT,
  agentVersion: ORDER,
  registeredAt: ORDER,
  runningTasksCount: ORDER,
};
