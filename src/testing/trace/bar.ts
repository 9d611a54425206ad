import type { Tone } from './tone.js';

/** For how long a record looks the same. */
export interface Bar {
  readonly label: string;
  readonly tone: Tone;
  /** Virtual time, epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Nothing comes after it. */
  readonly isFinal: boolean;
}
