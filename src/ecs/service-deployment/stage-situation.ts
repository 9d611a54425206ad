import { serviceOf, type ServiceStep } from '../service/service-step.js';
import { surveyTasks } from '../service/scheduler/survey-service.js';
import { hooksOfStage } from './note-hook.js';
import type { StageSituation } from './plan-stage.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { deploymentIdOf } from './service-revision-table.js';

/** How it stands with the stage of a deployment. Undefined while it is at none. */
export function stageSituationOf(step: ServiceStep, deployment: ServiceDeploymentRecord): StageSituation | undefined {
  const { stage, targetRevisionArn, blueRevisionArn, rollback } = deployment;
  if (stage === undefined) return undefined;
  const service = serviceOf(step);
  const tasks = surveyTasks(step, service);
  const target = tasks.get(deploymentIdOf(targetRevisionArn)) ?? [];
  const serving = [targetRevisionArn, blueRevisionArn].map((arn) => (arn === undefined ? '' : deploymentIdOf(arn)));
  return {
    stage,
    hooks: hooksOfStage(deployment),
    isTargetReady: target.length === service.desiredCount && target.every(({ health }) => health === 'HEALTHY'),
    hasLeftovers: [...tasks.keys()].some((starter) => !serving.includes(starter)),
    isRollingBack: rollback !== undefined,
    tickMs: step.context.timing.schedulerTickMs,
    now: step.context.now,
  };
}
