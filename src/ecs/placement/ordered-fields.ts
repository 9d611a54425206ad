import type { ExpressionSubject } from './evaluate-expression.js';
import type { OrderedField } from './expression.js';

interface Order {
  /** What its literals are. */
  readonly noun: string;
  isLiteral(text: string): boolean;
  /** Less than 0, 0, or more than 0, as the instance has less, the same, or more. NaN where they cannot be compared. */
  compare(instance: ExpressionSubject, literal: string): number;
}

const VERSION = /^\d+(?:\.\d+)*$/;
const COUNT = /^\d+$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(?<day>\d{4}-\d\d-\d\d)(?:(?<time>T\d\d:\d\d:\d\d)(?<zone>Z|[+-]\d\d:\d\d)?)?$/;

export const ORDERED_FIELDS: Readonly<Record<OrderedField, Order>> = {
  agentVersion: {
    noun: 'version',
    isLiteral: (text) => VERSION.test(text),
    compare: ({ agentVersion }, literal) => compareVersions(agentVersion, literal),
  },
  registeredAt: {
    noun: 'date',
    isLiteral: (text) => !Number.isNaN(readDate(text)),
    compare: ({ registeredAt }, literal) => registeredAt - readDate(literal),
  },
  runningTasksCount: {
    noun: 'count',
    isLiteral: (text) => COUNT.test(text),
    compare: ({ runningTasksCount }, literal) => runningTasksCount - Number(literal),
  },
};

/** Assumption: the values of attributes are compared as numbers or not at all. */
export function compareNumbers(value: string, literal: string): number {
  return NUMBER.test(value) && NUMBER.test(literal) ? Number(value) - Number(literal) : Number.NaN;
}

/** Part by part: 1.10.0 comes after 1.9.2. */
function compareVersions(a: string, b: string): number {
  if (!VERSION.test(a)) return Number.NaN;
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Assumption: a date without a time is midnight, and one without a zone is in UTC. */
function readDate(text: string): number {
  const { day, time = 'T00:00:00', zone = 'Z' } = DATE.exec(text)?.groups ?? {};
  if (day === undefined) return Number.NaN;
  const utc = Date.parse(`${day}${time}Z`);
  // The parser of JavaScript takes a 31st of February for a day in March.
  const exists = !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(`${day}${time}`);
  return exists ? Date.parse(`${day}${time}${zone}`) : Number.NaN;
}
