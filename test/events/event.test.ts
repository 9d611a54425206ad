import { describe, expect, it } from 'vitest';
import { createEvent } from '../../src/events/event.js';

describe('an event', () => {
  it('has the envelope of EventBridge, with whole seconds', () => {
    const body = {
      detailType: 'ECS Task State Change',
      source: 'aws.ecs',
      resources: ['arn:aws:ecs:eu-west-1:123456789012:task/default/0f'] as const,
      detail: () => ({ lastStatus: 'RUNNING' }),
    };

    const id = 'c126f5db-c1f3-49d8-babb-8dc1b38417a4';

    expect(createEvent(body, Date.UTC(2024, 0, 1, 0, 0, 18, 999), id)).toEqual({
      version: '0',
      id: 'c126f5db-c1f3-49d8-babb-8dc1b38417a4',
      'detail-type': 'ECS Task State Change',
      source: 'aws.ecs',
      account: '123456789012',
      time: '2024-01-01T00:00:18Z',
      region: 'eu-west-1',
      resources: ['arn:aws:ecs:eu-west-1:123456789012:task/default/0f'],
      detail: { lastStatus: 'RUNNING' },
    });
  });
});
