import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../src/store/snapshot.js';
import { createRulesWorld } from './rules-world.js';

const NAME =
  'Invalid service name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.';

describe('a request to create a service', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    ['no name', { serviceName: undefined }, 'ServiceName can not be blank.'],
    ['an empty name', { serviceName: '' }, NAME],
    ['a name with a blank', { serviceName: 'my web' }, NAME],
    ['a name of 256 characters', { serviceName: 'x'.repeat(256) }, NAME],
    [
      'a token of 37 characters',
      { clientToken: 'x'.repeat(37) },
      'clientToken can have up to 36 characters of ASCII 33-126.',
    ],
    [
      'a reserved tag',
      { tags: [{ key: 'aws:team', value: 'a' }] },
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
    [
      '51 tags',
      { tags: Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' })) },
      'The maximum number of tags is 50.',
    ],
  ])('cannot have %s', async (_, input, message) => {
    expect(await refusalToCreate(input)).toBe(message);
  });

  it('can have a name of 255 characters', async () => {
    const serviceName = 'x'.repeat(255);

    expect((await createService({ serviceName })).serviceName).toBe(serviceName);
  });

  it('is refused when the cluster has 5,000 services', async () => {
    await createService({ desiredCount: 0 });
    aws.clock.runUntilIdle();
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as WithServices;
    const [[arn, service] = ['', {}]] = Object.entries(snapshot.ecs.services);
    for (let i = 1; i < 5_000; i++) {
      const serviceArn = `${arn}-${i}`;
      snapshot.ecs.services[serviceArn] = { ...service, serviceArn, sequence: 1_000_000 + i };
    }
    snapshot.counters.sequence = 2_000_000;
    aws.load(snapshot);

    expect(await refusalToCreate({ serviceName: 'one-more' })).toBe(
      'The cluster already has 5000 services, which is the quota.',
    );
  });
});

interface WithServices extends Snapshot {
  counters: { seed: number; identifiers: number; sequence: number };
  ecs: { services: Record<string, object> };
}
