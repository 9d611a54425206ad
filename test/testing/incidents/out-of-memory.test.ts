import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTaskWorld } from './task-world.js';

describe('ecs.simulate.outOfMemory', () => {
  const { aws, running, fateOf } = createTaskWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('kills the container with the reason that AWS gives', async () => {
    const arn = await running({ name: 'app' }, { name: 'sidecar', essential: false });
    aws.ecs.simulate.outOfMemory(arn, 'sidecar');
    aws.ecs.simulate.outOfMemory(arn);
    expect(fateOf(arn)).toEqual([
      'STOPPED EssentialContainerExited: Essential container in task exited',
      'app STOPPED 137 OutOfMemoryError: Container killed due to memory usage',
      'sidecar STOPPED 137 OutOfMemoryError: Container killed due to memory usage',
    ]);
  });
});
