import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createTaskSetWorld } from './task-set-world.js';

describe('a task set in a world where no phase takes time', () => {
  const { aws, begin, createTaskSet, taskSet } = createTaskSetWorld({ timing: 'instant' });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is shown as it begins, and is settled at the next call', async () => {
    const { id, stabilityStatus } = await createTaskSet({ scale: { value: 50 } });

    expect(stabilityStatus).toBe('STABILIZING');
    expect(await taskSet(id)).toMatchObject({ stabilityStatus: 'STEADY_STATE', runningCount: 2 });
  });
});
