import type { Inspection } from '../inspection.js';

const MOST_LINES = 15;

export interface Explanation {
  /** What was expected, and what there is. */
  readonly text: string;
  /** What there is in detail. */
  readonly table?: string;
  /** What the timeline is to be about: names, ids or ARNs. */
  readonly about: readonly string[];
}

/** The message of a failed assertion: it ends with the part of the timeline that may tell why. */
export function explain(world: Inspection, { text, table = '', about }: Explanation): string {
  const timeline = world.timelineAbout(about, MOST_LINES);
  return [text, table && indent(table), timeline && `Timeline:\n\n${indent(timeline)}`].filter(Boolean).join('\n\n');
}

export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
