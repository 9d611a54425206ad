/** What a `UsageError` is about: a section of docs/errors.md, which has the usual causes and their fixes. */
export type UsageTopic =
  | 'clients'
  | 'commands'
  | 'fast-forward'
  | 'faults'
  | 'incidents'
  | 'matchers'
  | 'not-emulated'
  | 'options'
  | 'outcomes'
  | 'seeds'
  | 'server'
  | 'snapshots'
  | 'time'
  | 'traces';

/**
 * The test misuses this package: the message says what was wrong, with the value, and what to do instead.
 * It is never an answer of AWS, so code under test has no reason to catch it.
 */
export class UsageError extends Error {
  /** `UsageError`. */
  override readonly name = 'UsageError';
  /** The section of docs/errors.md that has more about it; the message ends with its link. */
  readonly topic: UsageTopic;

  constructor(message: string, topic: UsageTopic, options?: ErrorOptions) {
    super(`${message} See docs/errors.md#${topic} of aws-ecs-batch-mock.`, options);
    this.topic = topic;
  }
}

/** How a value is shown inside an error message: short, and never throwing. */
export function showValue(value: unknown): string {
  try {
    if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 120 ? `${text.slice(0, 117)}…` : text;
  } catch {
    return `[${typeof value}]`;
  }
}
