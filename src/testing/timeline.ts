import { formatDuration } from '../clock/duration.js';
import { shortName } from '../store/changes.js';
import type { CallEntry, EventEntry, HistoryEntry, TransitionEntry } from '../store/history.js';

const LONGEST_INPUT = 72;
const MOST_RESOURCES = 3;

/** What happened, a line each: virtual time since the start, what it was, and what came of it. */
export function renderTimeline(entries: readonly HistoryEntry[], startTime: number): string {
  return mergeLines(entries)
    .map(({ at, type, text, resources }) => {
      const [first, ...others] = resources;
      const about = others.length === 0 ? first : `${first} and ${others.length} more`;
      const time = `+${formatDuration(at - startTime)}`.padEnd(12);
      return `${time} ${type.padEnd(10)} ${shorten(text.replace(RESOURCE, () => about ?? ''))}`;
    })
    .join('\n');
}

/** Stands for the resources of a line. */
const RESOURCE = '\u0000';

interface Line {
  readonly at: number;
  readonly type: HistoryEntry['type'];
  readonly text: string;
  readonly resources: string[];
}

/** What happens to many resources at one moment is one line, as long as no call comes between. */
function mergeLines(entries: readonly HistoryEntry[]): Line[] {
  const lines: Line[] = [];
  const alike = new Map<string, Line>();
  for (const entry of entries) {
    if (entry.type === 'call') alike.clear();
    const line = toLine(entry);
    const key = `${line.at} ${line.type} ${line.text}`;
    const other = line.resources.length === 1 ? alike.get(key) : undefined;
    if (other !== undefined) other.resources.push(...line.resources);
    else {
      lines.push(line);
      alike.set(key, line);
    }
  }
  return lines;
}

function toLine(entry: HistoryEntry): Line {
  const { at, type } = entry;
  if (type === 'call') return { at, type, text: renderCall(entry), resources: [] };
  if (type === 'message') return { at, type, text: entry.message, resources: [] };
  if (type === 'transition') {
    return { at, type, text: renderTransition(entry), resources: [shortName(entry.transition.target)] };
  }
  return { at, type, text: renderEvent(entry), resources: entry.event.look().resources.map(shortName) };
}

function renderCall({ operation, input, answer }: CallEntry): string {
  const error = answer?.error && `✗ ${answer.error.name}: ${answer.error.message}`;
  const outcome = error ?? resourcesOf(answer?.output).slice(0, MOST_RESOURCES).join(', ');
  const by = answer === undefined || answer.by === 'model' ? '' : `(${answer.by})`;
  return [`${operation} ${toShortJson(input)}`, outcome && `→ ${outcome}`, by].filter(Boolean).join(' ');
}

function renderTransition({ transition: { kind, data = {} } }: TransitionEntry): string {
  return [kind, RESOURCE, ...Object.values(data).map(String)].join(' ');
}

function renderEvent(entry: EventEntry): string {
  const event = entry.event.look();
  const { lastStatus, desiredStatus, stopCode, stoppedReason, eventName, reason, status, statusReason } =
    event.detail as Readonly<Record<string, string | undefined>>;
  const goal = desiredStatus === lastStatus ? undefined : `(desired ${desiredStatus})`;
  const jobStatus = event.source === 'aws.batch' ? [status, statusReason].filter(Boolean).join(' ') : undefined;
  const why = stopCode && `${stopCode}: ${stoppedReason}`;
  return [event['detail-type'], RESOURCE, lastStatus, goal, why, eventName, reason, jobStatus]
    .filter(Boolean)
    .join(' ');
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
  const { lastStatus, status, reason, runningCount, desiredCount } = value as Readonly<
    Record<string, string | number | undefined>
  >;
  const arns = Object.entries(value).filter(([name, arn]) => OWN_ARN.test(name) && typeof arn === 'string');
  const [arn] = arns.toSorted(([a], [b]) => OWN_ARNS.indexOf(a) - OWN_ARNS.indexOf(b));
  if (arn === undefined) return [];
  const counts = desiredCount === undefined ? undefined : `${runningCount}/${desiredCount}`;
  return [[shortName(String(arn[1])), lastStatus ?? status ?? reason, counts].filter(Boolean).join(' ')];
}

/** A task names its cluster and definition too; what it is comes first. */
const OWN_ARNS: readonly string[] = [
  'taskArn',
  'taskDefinitionArn',
  'taskSetArn',
  'serviceDeploymentArn',
  'serviceRevisionArn',
  'serviceArn',
  'clusterArn',
  'jobArn',
  'jobDefinitionArn',
  'jobQueueArn',
  'computeEnvironmentArn',
  'arn',
];
const OWN_ARN = new RegExp(`^(${OWN_ARNS.join('|')})$`);

function toShortJson(input: unknown): string {
  const text = shorten(safeJson(input).replaceAll(/arn:[^":]*:[^":]*:[^":]*:\d*:/g, ''));
  return text.length > LONGEST_INPUT ? `${text.slice(0, LONGEST_INPUT - 1)}…` : text;
}

/** The first digits of an id are enough to tell it from others. */
function shorten(text: string): string {
  return text.replaceAll(/\b([\da-f]{8})(?:[\da-f]{24}|-(?:[\da-f]{4}-){3}[\da-f]{12})\b/g, '$1…');
}

function safeJson(input: unknown): string {
  try {
    return JSON.stringify(input) ?? '';
  } catch {
    return '(not JSON)';
  }
}
