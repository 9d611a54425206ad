import type { Bar } from './bar.js';

/** What the page of a trace is given. Times are virtual, epoch milliseconds. */
export interface TraceData {
  readonly title: string;
  /** From where times are counted. */
  readonly startTime: number;
  readonly begin: number;
  readonly end: number;
  readonly lanes: readonly TraceLane[];
  readonly marks: readonly TraceMark[];
}

/** A record over time. */
export interface TraceLane {
  readonly section: string;
  readonly name: string;
  /** The primary key: its ARN. */
  readonly key: string;
  readonly bars: readonly Bar[];
  readonly versions: readonly TraceVersion[];
}

export interface TraceVersion {
  readonly at: number;
  /** The record in words. Undefined: it is gone. */
  readonly words?: string | undefined;
  /** The members that are not as in the version before; null stands for one that was taken away. */
  readonly change: Readonly<Record<string, unknown>>;
}

/** What happened at a moment. */
export interface TraceMark {
  readonly type: 'call' | 'incident' | 'event' | 'message' | 'transition';
  readonly at: number;
  readonly text: string;
  /** The caller got an error. */
  readonly isError: boolean;
  /** The keys of the records that it names. */
  readonly about: readonly string[];
  /** More about it, as text. */
  readonly detail?: string | undefined;
}
