import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createShiftingWorld, lambdaHook } from './shifting-world.js';

describe('a deployment that shifts traffic, with instant timing', () => {
  const { aws, begin, settle, deploy, situation } = createShiftingWorld({ timing: 'instant' });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is done at once, but for its bake time', async () => {
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });
    await deploy();
    expect(situation()).toBe('BAKE_TIME 100/100 web:4×2 web:5×2');
    aws.clock.advance('1m');

    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:5×2');
  });

  it('asks a function again only when that is due', async () => {
    const answers: number[] = [];
    aws.ecs.onLifecycleHook({}, (_, turn) => {
      answers.push(turn);
      return turn === 1 ? { hookStatus: 'IN_PROGRESS' } : 'SUCCEEDED';
    });
    await settle({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, lifecycleHooks: [lambdaHook('POST_SCALE_UP')] });
    await deploy();
    expect(situation()).toBe('POST_SCALE_UP 0/0 web:4×2 web:5×2');
    aws.clock.advance('30s');

    expect(situation()).toBe('SUCCESSFUL CLEAN_UP 100/100 web:5×2');
    expect(answers).toEqual([0, 1, 2]);
  });
});
