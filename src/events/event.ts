import type { Identifiers } from '../aws/identifiers.js';
import { scopeOfArn } from '../aws/arn.js';

/** An event as Amazon EventBridge delivers it. Times inside `detail` are ISO 8601 texts with milliseconds. */
export interface EventBridgeEvent<Detail = Readonly<Record<string, unknown>>> {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Detail;
}

/** What the events of a detail type say of their subject, which never changes: the rest of the envelope follows from the world. */
export interface EventType<Subject> {
  readonly detailType: string;
  readonly source: 'aws.ecs' | 'aws.batch';
  /** The first is of the account and the Region of the event. */
  resourcesOf(subject: Subject): readonly [arn: string, ...others: string[]];
  /** `at` is when it was emitted, epoch milliseconds. */
  detailOf(subject: Subject, at: number): Readonly<Record<string, unknown>>;
}

/** An event of which there is no more than it takes to make it: mostly nobody looks at it. */
export interface DeferredEvent {
  /** As an entry of the history. */
  readonly type: 'event';
  readonly eventType: EventType<unknown>;
  readonly subject: unknown;
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  /** The place that is reserved for its id. */
  readonly place: number;
  readonly identifiers: Pick<Identifiers, 'reservedUuid'>;
  /** Once somebody has looked. */
  seen?: EventBridgeEvent;
}

/** The event itself: always the same one. */
export function lookAt(event: DeferredEvent): EventBridgeEvent {
  return (event.seen ??= createEvent(event));
}

function createEvent({ eventType, subject, at, place, identifiers }: DeferredEvent): EventBridgeEvent {
  const resources = eventType.resourcesOf(subject);
  const { accountId, region } = scopeOfArn(resources[0]);
  let detail: EventBridgeEvent['detail'] | undefined;
  return {
    version: '0',
    id: identifiers.reservedUuid(place),
    'detail-type': eventType.detailType,
    source: eventType.source,
    account: accountId,
    time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources,
    get detail() {
      return (detail ??= eventType.detailOf(subject, at));
    },
  };
}
