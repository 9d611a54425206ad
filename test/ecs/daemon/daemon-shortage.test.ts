import { afterAll, describe, expect, it } from 'vitest';
import { createDaemonWorld } from './daemon-world.js';

const PLACE = { capacityProvider: 'managed' };

describe('a daemon whose provider has no capacity', () => {
  const { aws, begin, create, deployment, daemonTasks, instances } = createDaemonWorld();
  const { clock } = aws;

  afterAll(() => aws.restore());

  it('goes on without the instance that was booting', async () => {
    await begin(1);
    await create();
    clock.advance('5s');
    aws.ecs.simulate.capacityShortage(PLACE);
    clock.runUntilIdle();

    expect(instances()).toEqual([]);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('keeps the instances that it has until there is some again', async () => {
    await begin(2);
    await create();
    clock.advance('5s');
    aws.ecs.simulate.capacityShortage(PLACE);
    clock.runUntilIdle();
    expect(instances()).toEqual(['ACTIVE']);
    expect(await deployment()).toMatchObject({ status: 'IN_PROGRESS' });
    aws.ecs.simulate.capacityReturn(PLACE);
    clock.runUntilIdle();

    expect(instances()).toEqual(['ACTIVE']);
    expect(await daemonTasks()).toHaveLength(1);
    expect(await deployment()).toMatchObject({ status: 'SUCCESSFUL' });
  });
});
