import { formatDuration } from '../clock/duration.js';
import { shortName } from '../store/changes.js';
import type { CallEntry, EventEntry, HistoryEntry, TransitionEntry } from '../store/history.js';

const LONGEST_INPUT = 72;
const MOST_RESOURCES = 3;

/** What happened, a line each: virtual time since the start, what it was, and what came of it. */
export function renderTimeline(entries: readonly HistoryEntry[], startTime: number): string {
  return entries
    .map((entry) => {
      const at = `+${formatDuration(entry.at - startTime)}`.padEnd(12);
      return `${at} ${entry.type.padEnd(10)} ${shorten(renderEntry(entry))}`;
    })
    .join('\n');
}

function renderEntry(entry: HistoryEntry): string {
  if (entry.type === 'call') return renderCall(entry);
  return entry.type === 'transition' ? renderTransition(entry) : renderEvent(entry);
}

function renderCall({ operation, input, answer }: CallEntry): string {
  const error = answer?.error && `✗ ${answer.error.name}: ${answer.error.message}`;
  const outcome = error ?? resourcesOf(answer?.output).slice(0, MOST_RESOURCES).join(', ');
  const by = answer === undefined || answer.by === 'model' ? '' : `(${answer.by})`;
  return [`${operation} ${toShortJson(input)}`, outcome && `→ ${outcome}`, by].filter(Boolean).join(' ');
}

function renderTransition({ transition: { kind, target, data = {} } }: TransitionEntry): string {
  return [kind, shortName(target), ...Object.values(data).map(String)].join(' ');
}

function renderEvent({ event }: EventEntry): string {
  const { lastStatus, desiredStatus, stopCode, stoppedReason } = event.detail as Readonly<
    Record<string, string | undefined>
  >;
  const goal = desiredStatus === lastStatus ? undefined : `(desired ${desiredStatus})`;
  const why = stopCode && `${stopCode}: ${stoppedReason}`;
  return [event['detail-type'], ...event.resources.map(shortName), lastStatus, goal, why].filter(Boolean).join(' ');
}

/** What a reply is about: each resource at its top, with its status. */
function resourcesOf(output: unknown): string[] {
  if (typeof output !== 'object' || output === null) return [];
  return Object.values(output)
    .flatMap((member: unknown) => (Array.isArray(member) ? (member as unknown[]) : [member]))
    .flatMap(toResource);
}

function toResource(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('arn:') ? [shortName(value)] : [];
  if (typeof value !== 'object' || value === null) return [];
  const { lastStatus, status, reason } = value as Readonly<Record<string, unknown>>;
  const arns = Object.entries(value).filter(([name, arn]) => OWN_ARN.test(name) && typeof arn === 'string');
  const [arn] = arns.toSorted(([a], [b]) => OWN_ARNS.indexOf(a) - OWN_ARNS.indexOf(b));
  return arn === undefined
    ? []
    : [[shortName(String(arn[1])), lastStatus ?? status ?? reason].filter(Boolean).join(' ')];
}

/** A task names its cluster and definition too; what it is comes first. */
const OWN_ARNS: readonly string[] = ['taskArn', 'taskDefinitionArn', 'clusterArn', 'arn'];
const OWN_ARN = new RegExp(`^(${OWN_ARNS.join('|')})$`);

function toShortJson(input: unknown): string {
  const text = shorten(safeJson(input).replaceAll(/arn:[^":]*:[^":]*:[^":]*:\d*:/g, ''));
  return text.length > LONGEST_INPUT ? `${text.slice(0, LONGEST_INPUT - 1)}…` : text;
}

/** The first digits of an id are enough to tell it from others. */
function shorten(text: string): string {
  return text.replaceAll(/\b([\da-f]{8})[\da-f]{24}\b/g, '$1…');
}

function safeJson(input: unknown): string {
  try {
    return JSON.stringify(input) ?? '';
  } catch {
    return '(not JSON)';
  }
}
