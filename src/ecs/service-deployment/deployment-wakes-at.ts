import type { ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import { hooksOfStage } from './note-hook.js';
import { planHook } from './plan-hook.js';
import { planStage } from './plan-stage.js';
import { rollingBakeEndsAt } from './rolling-bake.js';
import { stageSituationOf } from './stage-situation.js';

/** When time alone takes the deployment that is under way further. */
export function deploymentWakesAt(step: ServiceStep): number | undefined {
  const deployment = currentServiceDeployment(step);
  if (deployment === undefined) return undefined;
  const situation = stageSituationOf(step, deployment);
  const plans = [
    ...(situation ? [planStage(situation)] : []),
    ...hooksOfStage(deployment).map((hook) => planHook(hook, step.context.now)),
  ];
  const times = [
    rollingBakeEndsAt(deployment, step.context.timing),
    ...plans.map((plan) => ('until' in plan ? plan.until : undefined)),
  ];
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
