import { createBoundedLog, HISTORY_LIMIT } from './bounded-log.js';
import { lookAt, type DeferredEvent, type EventBridgeEvent } from './event.js';

/** The events of the emulated services, as EventBridge would deliver them. */
export interface Events {
  /** The events since the last reset, oldest first: of many the latest, as many as `historyLimit` says. */
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

export function createEventLog(limit: number = HISTORY_LIMIT): EventLog {
  const log = createBoundedLog<DeferredEvent>(limit);
  const subscriptions = new Set<{ readonly detailType: string; readonly listener: EventListener }>();
  return {
    all: () => log.all().map(lookAt),
    on(detailType, listener) {
      const subscription = { detailType, listener };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    publish(events) {
      for (const event of events) log.add(event);
      if (subscriptions.size === 0) return;
      for (const event of events) {
        for (const { detailType, listener } of [...subscriptions]) {
          if (detailType === '*' || detailType === event.eventType.detailType) listener(lookAt(event));
        }
      }
    },
    clear: log.clear,
  };
}
