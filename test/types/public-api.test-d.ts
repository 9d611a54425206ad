import { RunTaskCommand, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { describe, expectTypeOf, it } from 'vitest';

describe('the public types', () => {
  it('tell virtual time as a Date', () => {
    const { clock } = mockAws();
    expectTypeOf(clock.now()).toEqualTypeOf<Date>();
    expectTypeOf(clock.advance('90s')).toEqualTypeOf<Date>();
  });

  it('know the input that a fault is for', () => {
    const { faults } = mockAws();
    expectTypeOf(faults.throttle<RunTaskCommandInput>).toBeCallableWith(RunTaskCommand, {
      input: { cluster: 'prod' },
      probability: 0.5,
    });
    // @ts-expect-error RunTask has no such member.
    faults.throttle(RunTaskCommand, { input: { clusters: ['prod'] } });
    // @ts-expect-error An instance is no class.
    faults.throttle(new RunTaskCommand({ taskDefinition: 'web' }));
  });

  it('name one place of a shortage', () => {
    const { ecs } = mockAws();
    expectTypeOf(ecs.simulate.capacityShortage).toBeCallableWith({ availabilityZone: 'us-east-1a' });
    // @ts-expect-error A zone or a capacity provider.
    ecs.simulate.capacityShortage({ zone: 'us-east-1a' });
  });

  it('keep what a fast-forwarded program resolves to', () => {
    expectTypeOf(mockAws().clock.fastForward(async () => 'deployed' as const)).toEqualTypeOf<Promise<'deployed'>>();
  });
});
