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

/** What a reducer says of an event; the rest of the envelope follows from the world. */
export interface EventBody {
  readonly detailType: string;
  /** `aws.ecs` or `aws.batch`. */
  readonly source: string;
  /** The first is of the account and the Region of the event. */
  readonly resources: readonly [arn: string, ...others: string[]];
  /** Is asked for when somebody looks at it, which is seldom: it must say the same whenever that is. */
  detail(): Readonly<Record<string, unknown>>;
}

/** An event that is made when somebody looks at it: nobody does at most. */
export interface DeferredEvent {
  readonly detailType: string;
  look(): EventBridgeEvent;
}

export function deferEvent(body: EventBody, now: number, makeId: () => string): DeferredEvent {
  let event: EventBridgeEvent | undefined;
  return { detailType: body.detailType, look: () => (event ??= createEvent(body, now, makeId())) };
}

export function createEvent(body: EventBody, now: number, id: string): EventBridgeEvent {
  const { accountId, region } = scopeOfArn(body.resources[0]);
  let detail: EventBridgeEvent['detail'] | undefined;
  return {
    version: '0',
    id,
    'detail-type': body.detailType,
    source: body.source,
    account: accountId,
    time: new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: body.resources,
    get detail() {
      return (detail ??= body.detail());
    },
  };
}
