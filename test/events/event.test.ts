import { describe, expect, it, vi } from 'vitest';
import { lookAt, type DeferredEvent, type EventType } from '../../src/events/event.js';

function deferred(detailOf: EventType<unknown>['detailOf']): DeferredEvent {
  return {
    type: 'event',
    eventType: {
      detailType: 'ECS Task State Change',
      source: 'aws.ecs',
      resourcesOf: () => ['arn:aws:ecs:eu-west-1:123456789012:task/default/0f'],
      detailOf,
    },
    subject: { lastStatus: 'RUNNING' },
    at: Date.UTC(2024, 0, 1, 0, 0, 18, 999),
    place: 3,
    identifiers: { reservedUuid: (place) => `c126f5db-c1f3-49d8-babb-00000000000${place}` },
  };
}

describe('an event', () => {
  it('has the envelope of EventBridge, with whole seconds', () => {
    const event = lookAt(
      deferred((subject, at) => ({ ...(subject as object), updatedAt: new Date(at).toISOString() })),
    );

    expect(event).toEqual({
      version: '0',
      id: 'c126f5db-c1f3-49d8-babb-000000000003',
      'detail-type': 'ECS Task State Change',
      source: 'aws.ecs',
      account: '123456789012',
      time: '2024-01-01T00:00:18Z',
      region: 'eu-west-1',
      resources: ['arn:aws:ecs:eu-west-1:123456789012:task/default/0f'],
      detail: { lastStatus: 'RUNNING', updatedAt: '2024-01-01T00:00:18.999Z' },
    });
  });

  it('is always the same one, whose detail is made once', () => {
    const detailOf = vi.fn<EventType<unknown>['detailOf']>(() => ({}));
    const event = deferred(detailOf);

    expect(lookAt(event)).toBe(lookAt(event));
    expect(lookAt(event).detail).toBe(lookAt(event).detail);
    expect(detailOf).toHaveBeenCalledOnce();
  });
});
