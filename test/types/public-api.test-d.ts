import { mockAws } from 'aws-ecs-batch-mock';
import { describe, expectTypeOf, it } from 'vitest';

describe('the public types', () => {
  it('tell virtual time as a Date', () => {
    const { clock } = mockAws();
    expectTypeOf(clock.now()).toEqualTypeOf<Date>();
    expectTypeOf(clock.advance('90s')).toEqualTypeOf<Date>();
  });

  it('keep what a fast-forwarded program resolves to', () => {
    expectTypeOf(mockAws().clock.fastForward(async () => 'deployed' as const)).toEqualTypeOf<Promise<'deployed'>>();
  });
});
