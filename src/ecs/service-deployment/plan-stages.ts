import type { DeploymentConfiguration, DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import type { TrafficRecord } from './service-deployment-record.js';

export type StageName = DeploymentLifecycleHookStage | 'SCALE_UP' | 'BAKE_TIME' | 'CLEAN_UP';

/** One visit of a stage. A deployment that shifts traffic in steps visits some stages more than once. */
export interface StageVisit {
  name: StageName;
  /** The shares of the traffic, in percent, that the target revision has from then on. */
  test?: number;
  production?: number;
  /** How long it goes on at least, to see whether the revisions stand it. */
  bakeMs?: number;
}

export interface StageFacts {
  readonly configuration: Pick<
    DeploymentConfiguration,
    'strategy' | 'bakeTimeInMinutes' | 'linearConfiguration' | 'canaryConfiguration'
  >;
  /** How many revisions there are to be replaced. */
  readonly sources: number;
  readonly hasTestTraffic: boolean;
}

const MINUTE_MS = 60_000;
const DEFAULT_LINEAR = { stepPercent: 10, stepBakeTimeInMinutes: 6 };
const DEFAULT_CANARY = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 };

/**
 * The way of a deployment that shifts traffic, from its start to its end. None where the strategy is ROLLING.
 * Assumption: without a test listener rule the stages of the test traffic are visited as well, but no traffic shifts there. A first
 * deployment, which replaces nothing, has all the traffic at once and no bake time.
 */
export function planStages({ configuration, sources, hasTestTraffic }: StageFacts): StageVisit[] {
  const { strategy = 'ROLLING', bakeTimeInMinutes = 0 } = configuration;
  if (strategy === 'ROLLING') return [];
  const shifts = sources === 0 ? [{ production: 100 }] : planShifts(configuration);
  return [
    ...(sources > 1 ? [{ name: 'RECONCILE_SERVICE' } as const] : []),
    { name: 'PRE_SCALE_UP' },
    { name: 'SCALE_UP' },
    { name: 'POST_SCALE_UP' },
    { name: 'TEST_TRAFFIC_SHIFT', ...(hasTestTraffic && { test: 100 }) },
    { name: 'POST_TEST_TRAFFIC_SHIFT' },
    ...shifts.flatMap((shift): StageVisit[] => [
      { name: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
      { name: 'PRODUCTION_TRAFFIC_SHIFT', ...shift },
    ]),
    { name: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
    { name: 'BAKE_TIME', bakeMs: sources === 0 ? 0 : bakeTimeInMinutes * MINUTE_MS },
    { name: 'CLEAN_UP' },
  ];
}

/**
 * The way back, once the traffic has returned. Assumption: the hooks of a traffic shift run again where that traffic had begun to
 * shift.
 */
export function planReturn({ test = 0, production }: TrafficRecord): StageVisit[] {
  return [
    ...(production > 0 ? [{ name: 'PRODUCTION_TRAFFIC_SHIFT' } as const] : []),
    ...(test > 0 ? [{ name: 'TEST_TRAFFIC_SHIFT' } as const] : []),
    { name: 'CLEAN_UP' },
  ];
}

type Shift = Pick<StageVisit, 'production' | 'bakeMs'>;

/** The last step, to 100 percent, is followed by the bake time of the deployment alone. */
function planShifts({ strategy, linearConfiguration, canaryConfiguration }: StageFacts['configuration']): Shift[] {
  if (strategy === 'LINEAR') {
    const { stepPercent, stepBakeTimeInMinutes } = { ...DEFAULT_LINEAR, ...linearConfiguration };
    const steps = Array.from({ length: Math.ceil(100 / stepPercent) - 1 }, (_, index) => ({
      production: toTenths(stepPercent * (index + 1)),
      bakeMs: stepBakeTimeInMinutes * MINUTE_MS,
    }));
    return [...steps, { production: 100 }];
  }
  if (strategy !== 'CANARY') return [{ production: 100 }];
  const { canaryPercent, canaryBakeTimeInMinutes } = { ...DEFAULT_CANARY, ...canaryConfiguration };
  const canary = { production: canaryPercent, bakeMs: canaryBakeTimeInMinutes * MINUTE_MS };
  return canaryPercent < 100 ? [canary, { production: 100 }] : [{ production: 100 }];
}

/** As exact as AWS takes percentages. */
function toTenths(percent: number): number {
  return Math.round(percent * 10) / 10;
}
