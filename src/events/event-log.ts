import type { DeferredEvent, EventBridgeEvent } from './event.js';

/** The events of the emulated services, as EventBridge would deliver them. */
export interface Events {
  /** All events since the last reset, oldest first. */
  all(): readonly EventBridgeEvent[];
  /**
   * Calls the listener with each event of a detail type, such as `ECS Task State Change`, or with every event for `*`.
   * The state has changed when it is called. Returns the function that takes the listener off.
   *
   * @example
   * events.on('ECS Task State Change', (event) => handler(event));
   */
  on(detailType: string, listener: EventListener): () => void;
}

/** Is called with each event that it is for. */
export type EventListener = (event: EventBridgeEvent) => void;

export interface EventLog extends Events {
  publish(events: readonly DeferredEvent[]): void;
  clear(): void;
}

export function createEventLog(): EventLog {
  let log: DeferredEvent[] = [];
  const subscriptions = new Set<{ readonly detailType: string; readonly listener: EventListener }>();
  return {
    all: () => log.map((event) => event.look()),
    on(detailType, listener) {
      const subscription = { detailType, listener };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    publish(events) {
      log.push(...events);
      for (const event of events) {
        for (const { detailType, listener } of [...subscriptions]) {
          if (detailType === '*' || detailType === event.detailType) listener(event.look());
        }
      }
    },
    clear() {
      log = [];
    },
  };
}
