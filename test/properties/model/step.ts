import * as fc from 'fast-check';
import { operations, type Operation } from '../calls/services.js';
import { REGIONS, type Region } from './model-world.js';

/** What is done next. Of whom and with what is decided when its turn comes, by the choices: then it is known what there is. */
export type Step =
  | CallStep
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'incident'; readonly choices: readonly number[] }
  | { readonly type: 'next' | 'save' | 'load' };

export interface CallStep {
  readonly type: 'call';
  readonly operation: Operation;
  readonly region: Region;
  /** Nearly valid: one member is wrong. */
  readonly isFlawed: boolean;
  readonly fault?: FaultName;
  readonly choices: readonly number[];
}

export type FaultName = (typeof FAULTS)[number];

const FAULTS = ['throttle', 'fail', 'loseResponse', 'latency', 'eventualConsistency'] as const;

/** Big enough for every choice, without a preference for small ones. */
const choices = fc.noBias(fc.array(fc.nat(0xff_ffff), { maxLength: 40, size: 'max' }));

/** What makes much of the world happen is called more often. */
const LIVELY =
  /^(RunTask|StopTask|CreateService|UpdateService|SubmitJob|RegisterTaskDefinition|CreateTaskSet|StartTask)$/;
const often = operations.flatMap((one) => (LIVELY.test(one.operation) ? Array.from({ length: 6 }, () => one) : [one]));

const call: fc.Arbitrary<CallStep> = fc.record(
  {
    type: fc.constant('call' as const),
    operation: fc.constantFrom(...often),
    region: fc.constantFrom(REGIONS[0], ...REGIONS),
    isFlawed: fc.nat(9).map((one) => one === 1),
    fault: fc.oneof({ weight: 25, arbitrary: fc.constant(undefined) }, fc.constantFrom(...FAULTS)),
    choices,
  },
  { requiredKeys: ['type', 'operation', 'region', 'isFlawed', 'choices'] },
);

const SECOND = 1_000;
const WAITS = [1, 1, 3, 3, 10, 10, 10, 10, 30, 30, 30, 60, 60, 120, 300, 4_000].map((seconds) => seconds * SECOND);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: call },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(...WAITS) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('incident' as const), choices }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('next' as const, 'save' as const, 'load' as const) }) },
  ),
  { minLength: 1, maxLength: 80, size: 'max' },
);
