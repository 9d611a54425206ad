import { lookAt, type DeferredEvent } from '../events/event.js';
import { operationOf } from '../pipeline/command-name.js';
import { shortenIds, shortName } from '../store/changes.js';
import type { CallEntry, HistoryEntry, TransitionEntry } from '../store/history.js';

/** An entry of the history in words. */
export interface EntryWords {
  /** `RESOURCE` stands for the resources where these are told apart from the rest. */
  readonly text: string;
  readonly resources: string[];
}

/** Stands for the resources of a text. */
const RESOURCE = '\u0000';

const LONGEST_INPUT = 72;
/** Of an input of any length: ARNs and ids shrink, so that more than is shown has to be read. */
const MOST_INPUT = 4_000;
const MOST_RESOURCES = 3;

export function describeEntry(entry: HistoryEntry): EntryWords {
  if (entry.type === 'call') return { text: describeCall(entry), resources: [] };
  if (entry.type === 'message') return { text: entry.message, resources: [] };
  if (entry.type === 'incident') {
    return { text: `${entry.name} ${entry.about.map(toShortJson).join(' ')}`.trim(), resources: [] };
  }
  if (entry.type === 'transition') {
    return { text: describeTransition(entry), resources: [shortName(entry.transition.target)] };
  }
  return { text: describeEvent(entry), resources: lookAt(entry).resources.map(shortName) };
}

/** As one sentence: the first of its resources, and how many more there are. */
export function toSentence({ text, resources }: EntryWords): string {
  const [first = '', ...others] = resources;
  const about = others.length === 0 ? first : `${first} and ${others.length} more`;
  return shortenIds(text.replace(RESOURCE, () => about));
}

function describeCall({ commandName, input, answer }: CallEntry): string {
  const error = answer?.error && `✗ ${answer.error.name}: ${answer.error.message}`;
  const outcome = error ?? resourcesOf(answer?.makeOutput?.()).slice(0, MOST_RESOURCES).join(', ');
  const by = answer === undefined || answer.by === 'model' ? '' : `(${answer.by})`;
  return [`${operationOf(commandName)} ${toShortJson(input)}`, outcome && `→ ${outcome}`, by].filter(Boolean).join(' ');
}

function describeTransition({ transition: { kind, data = {} } }: TransitionEntry): string {
  return [kind, RESOURCE, ...Object.values(data).map(String)].join(' ');
}

function describeEvent(entry: DeferredEvent): string {
  const event = lookAt(entry);
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
  return [[shortName(String(arn[1])), lastStatus ?? codeOf(status) ?? reason, counts].filter(Boolean).join(' ')];
}

/** An Express Mode service has its status in a structure. */
function codeOf(status: unknown): string | undefined {
  const code = typeof status === 'object' && status !== null && 'statusCode' in status ? status.statusCode : status;
  return typeof code === 'string' ? code : undefined;
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
  const text = shortenIds(
    safeJson(input)
      .slice(0, MOST_INPUT)
      .replaceAll(/arn:[^":]*:[^":]*:[^":]*:\d*:/g, ''),
  );
  return text.length > LONGEST_INPUT ? `${text.slice(0, LONGEST_INPUT - 1)}…` : text;
}

function safeJson(input: unknown): string {
  try {
    return JSON.stringify(input) ?? '';
  } catch {
    return '(not JSON)';
  }
}
