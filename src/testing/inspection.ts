import type { JobRecord } from '../batch/job/job-record.js';
import type { ServiceJobRecord } from '../batch/service-job/service-job-record.js';
import type { ServiceRecord } from '../ecs/service/service-record.js';
import type { TaskRecord } from '../ecs/task/task-record.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { EventBridgeEvent } from '../events/event.js';
import type { RecordedCall } from '../pipeline/call-log.js';

/**
 * Under it a mock and its handles show the world behind them. A registered symbol: the copy of this package that has the matchers
 * may be another than the one that made the mock, as where Jest has emptied its registry of modules in between.
 */
export const INSPECT: unique symbol = Symbol.for('aws-ecs-batch-mock.inspect') as typeof INSPECT;

/** What matchers see of a world. */
export interface Inspection {
  readonly state: InspectedState;
  /** Of one service, where the subject is its handle. Oldest first. */
  calls(): readonly RecordedCall[];
  events(): readonly EventBridgeEvent[];
  /** The last lines of the timeline in which one of the names stands. */
  timelineAbout(names: readonly string[], limit: number): string;
  /** The listener is called before the world is emptied. */
  beforeReset(listener: () => void): void;
}

export interface InspectedState {
  readonly ecs?: { readonly services: ByArn<ServiceRecord>; readonly tasks: ByArn<TaskRecord> };
  readonly batch?: { readonly jobs: ByArn<JobRecord>; readonly serviceJobs: ByArn<ServiceJobRecord> };
}

type ByArn<R> = Readonly<Record<string, Readonly<R>>>;

export function makeInspectable<T extends object>(subject: T, inspection: Inspection): T {
  return Object.defineProperty(subject, INSPECT, { value: inspection });
}

/** @throws UsageError when the subject is neither a mock nor one of its handles. */
export function inspect(subject: unknown): Inspection {
  const inspection = findInspection(subject);
  if (inspection === undefined) {
    throw new UsageError(
      `${showSubject(subject)} has no world to look into. Expect it of a mock or a handle: expect(aws), expect(ecs), expect(batch).`,
      'matchers',
    );
  }
  return inspection;
}

export function findInspection(subject: unknown): Inspection | undefined {
  if (typeof subject !== 'object' || subject === null) return undefined;
  return (subject as { readonly [INSPECT]?: Inspection })[INSPECT];
}

/** For messages. The members of an SDK client are no help, and are many. */
export function showSubject(subject: unknown): string {
  const name = typeof subject === 'object' && subject !== null ? subject.constructor?.name : undefined;
  return name === undefined || name === 'Object' ? showValue(subject) : `An instance of ${name}`;
}
