import type { AwsMock } from '../../../src/index.js';
import { UsageError, type Snapshot } from '../../../src/index.js';
import { commandClassOf, type Input, type Operation } from '../calls/services.js';
import type { ModelWorld, Region, Reply } from './model-world.js';
import type { FaultName } from './step.js';

/** What has been done, with all that it was done with: it can be done again, in another world. */
export type Deed =
  | CallDeed
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'next' }
  | { readonly type: 'load'; readonly snapshot: Snapshot }
  | IncidentDeed;

export interface CallDeed {
  readonly type: 'call';
  readonly operation: Operation;
  readonly region: Region;
  readonly input: Input;
  readonly fault?: FaultName;
}

export interface IncidentDeed {
  readonly type: 'incident';
  readonly service: 'ecs' | 'batch';
  readonly name: string;
  readonly about: readonly unknown[];
}

/** What came of it: the reply to a call, or that an incident cannot be. */
export async function perform(world: ModelWorld, deed: Deed): Promise<Reply> {
  const { aws } = world;
  switch (deed.type) {
    case 'call':
      if (deed.fault !== undefined) setFault(aws, deed.operation, deed.fault);
      return world.call(deed.operation, deed.region, deed.input);
    case 'wait':
      aws.clock.advance(deed.ms);
      return { output: {} };
    case 'next':
      return { output: { was: aws.clock.next() } };
    case 'load':
      aws.load(JSON.parse(JSON.stringify(deed.snapshot)));
      return { output: {} };
    default:
      return happen(aws, deed);
  }
}

function setFault({ faults }: AwsMock, operation: Operation, fault: FaultName): void {
  const command = commandClassOf(operation);
  if (fault === 'throttle') faults.throttle(command);
  else if (fault === 'fail') faults.fail(command, 'ServerException');
  else if (fault === 'loseResponse') faults.loseResponse(command);
  else if (fault === 'latency') faults.latency(command, '10s');
  else faults.eventualConsistency(command, '30s');
}

function happen(aws: AwsMock, { service, name, about }: IncidentDeed): Reply {
  const incidents = aws[service].simulate as unknown as Record<string, (...about: readonly unknown[]) => void>;
  try {
    incidents[name]?.(...about);
    return { output: {} };
  } catch (error) {
    if (error instanceof UsageError) return { error };
    throw error;
  }
}

/** A reply as text, without what belongs to the request rather than to the state. */
export function toText(reply: Reply): string {
  if ('output' in reply) {
    const { $metadata: _, ...output } = reply.output;
    return JSON.stringify(output);
  }
  const { name, message } = reply.error as Error;
  return `${name}: ${message.replace(/RequestId: [\da-f-]+/, 'RequestId: …')}`;
}

/** In a line, for people. */
export function toTitle(deed: Deed): string {
  switch (deed.type) {
    case 'call':
      return [deed.operation.service, deed.region, deed.operation.operation, show(deed.input), deed.fault ?? ''].join(
        ' ',
      );
    case 'wait':
      return `wait ${deed.ms / 1_000} s`;
    case 'incident':
      return `${deed.service}.simulate.${deed.name}(${show(deed.about)})`;
    default:
      return deed.type;
  }
}

export function show(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' && !Number.isFinite(member) ? String(member) : member,
  );
}
