import { castDraft } from 'immer';
import type { ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { failedHook } from './deployment-failure.js';
import { failDeployment } from './fail-deployment.js';
import { hooksOfStage } from './note-hook.js';
import { openHooks } from './open-hooks.js';
import { hasFailed, planStage } from './plan-stage.js';
import { runHooks } from './run-hooks.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { stageSituationOf } from './stage-situation.js';

/** Takes a deployment that shifts traffic from stage to stage, as far as it comes by now. */
export function advanceStage(step: ServiceStep): void {
  let deployment = currentServiceDeployment(step);
  while (deployment !== undefined && takeStep(step, deployment)) deployment = currentServiceDeployment(step);
}

/** False where nothing more is to be done by now. */
function takeStep(step: ServiceStep, deployment: ServiceDeploymentRecord): boolean {
  if (deployment.stage === undefined) return enterNextStage(step, deployment);
  runHooks(step);
  const asked = currentServiceDeployment(step) ?? deployment;
  const situation = stageSituationOf(step, asked);
  const next = situation && planStage(situation).next;
  if (next === 'go on') return enterNextStage(step, deployment);
  if (next !== 'fail') return false;
  failDeployment(step, failedHook(hooksOfStage(asked).filter(hasFailed)));
  return true;
}

/** Traffic shifts when its stage begins. Assumption: before the hooks of that stage run. */
function enterNextStage(step: ServiceStep, { stagesAhead: [visit, ...ahead] }: ServiceDeploymentRecord): boolean {
  if (visit === undefined) return false;
  const { test, production } = visit;
  noteServiceDeployment(step, (deployment) => {
    deployment.stage = { ...visit, startedAt: step.context.now, hookIds: [] };
    deployment.stagesAhead = castDraft(ahead);
    const { traffic } = deployment;
    if (traffic !== undefined && test !== undefined) traffic.test = test;
    if (traffic !== undefined && production !== undefined) traffic.production = production;
  });
  openHooks(step);
  return true;
}
