import { describe, expect, it } from 'vitest';
import type { DeferredEvent, EventBridgeEvent, EventType } from '../../src/events/event.js';
import { createEventLog } from '../../src/events/event-log.js';

function event(detailType: string, id = detailType): DeferredEvent {
  const eventType: EventType<unknown> = {
    detailType,
    source: 'aws.ecs',
    resourcesOf: () => ['arn:aws:ecs:eu-west-1:123456789012:task/default/0f'],
    detailOf: () => ({}),
  };
  return { type: 'event', eventType, subject: undefined, at: 0, place: 0, identifiers: { reservedUuid: () => id } };
}

describe('the event log', () => {
  it('keeps all events, oldest first, until it is cleared', () => {
    const log = createEventLog();
    log.publish([event('Task'), event('Service')]);
    log.publish([event('Task', 'later')]);
    expect(log.all().map(({ id }) => id)).toEqual(['Task', 'Service', 'later']);
    log.clear();
    expect(log.all()).toEqual([]);
  });

  it('gives a list of its own', () => {
    const log = createEventLog();
    const before = log.all();
    log.publish([event('Task')]);
    expect(before).toEqual([]);
  });

  it('tells a listener of the events of its type, and of all for *', () => {
    const log = createEventLog();
    const heard: string[] = [];
    log.on('Task', ({ id }) => heard.push(`Task: ${id}`));
    log.on('*', ({ id }) => heard.push(`*: ${id}`));
    log.publish([event('Task', '1'), event('Service', '2')]);
    expect(heard).toEqual(['Task: 1', '*: 1', '*: 2']);
  });

  it('has logged the event before it tells of it', () => {
    const log = createEventLog();
    const logged: number[] = [];
    log.on('*', () => logged.push(log.all().length));
    log.publish([event('Task')]);
    expect(logged).toEqual([1]);
  });

  it('tells a listener that is off nothing, also when it goes off while events are told', () => {
    const log = createEventLog();
    const heard: string[] = [];
    const off = log.on('*', ({ id }) => {
      heard.push(id);
      off();
    });
    log.publish([event('Task', '1'), event('Task', '2')]);
    expect(heard).toEqual(['1']);
  });

  it('tells a listener that is there twice twice, and takes each off alone', () => {
    const log = createEventLog();
    const heard: string[] = [];
    const listener = ({ id }: EventBridgeEvent) => void heard.push(id);
    const off = log.on('*', listener);
    log.on('*', listener);
    log.publish([event('Task', '1')]);
    off();
    log.publish([event('Task', '2')]);
    expect(heard).toEqual(['1', '1', '2']);
  });
});
