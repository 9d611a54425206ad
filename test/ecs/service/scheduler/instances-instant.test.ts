import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEc2ServiceWorld } from './ec2-service-world.js';

describe('services on instances, when no phase takes time', () => {
  const { aws, begin, seedInstances, createReplicas, createDaemon, setState, service, layout } = createEc2ServiceWorld({
    timing: 'instant',
  });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('have their tasks on a new instance by the next call', async () => {
    await createDaemon();
    await createReplicas();
    seedInstances();
    await service();

    expect(layout()).toEqual(['0 agent:1 RUNNING', '0 worker:1 RUNNING']);
  });

  it('have left a DRAINING instance by the next call', async () => {
    const [first = ''] = seedInstances({ count: 2 });
    await createDaemon();
    await createReplicas({ desiredCount: 2 });
    await setState('DRAINING', first);
    await service();

    expect(layout()).toEqual(['1 agent:1 RUNNING', '1 worker:1 RUNNING', '1 worker:1 RUNNING']);
  });

  it('are balanced over the zones by the next call', async () => {
    seedInstances({ availabilityZone: 'us-east-1a' });
    await createReplicas({ desiredCount: 4, availabilityZoneRebalancing: 'ENABLED' });
    await service();
    seedInstances({ availabilityZone: 'us-east-1b' });
    await service();

    expect(layout()).toEqual(['0 worker:1 RUNNING', '0 worker:1 RUNNING', '1 worker:1 RUNNING', '1 worker:1 RUNNING']);
  });
});
