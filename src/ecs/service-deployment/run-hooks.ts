import type { ServiceStep } from '../service/service-step.js';
import { serviceOf } from '../service/service-step.js';
import { takeTurn } from '../../store/turn-table.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import type { LifecycleHookEvent, LifecycleHookResult, TrafficWeights } from './lifecycle-hook.js';
import { hooksOfStage, noteHook } from './note-hook.js';
import { planHook } from './plan-hook.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';

const DEFAULT_CALL_BACK_SECONDS = 30;
/** Assumption: a function is not asked more often. */
const LEAST_CALL_BACK_SECONDS = 1;

/** Invokes the functions of the stage whose time has come, and gives up what has taken too long. */
export function runHooks(step: ServiceStep): void {
  const deployment = currentServiceDeployment(step);
  if (deployment === undefined) return;
  for (const hook of hooksOfStage(deployment)) {
    const { next } = planHook(hook, step.context.now);
    if (next === 'invoke') invoke(step, deployment, hook);
    if (next === 'time out') {
      noteHook(step, hook.hookId, (record) => {
        record.status = 'TIMED_OUT';
        delete record.callBackAt;
      });
    }
  }
}

function invoke(step: ServiceStep, deployment: ServiceDeploymentRecord, hook: HookRecord): void {
  const { hookStatus, callBackDelay = DEFAULT_CALL_BACK_SECONDS, hookDetails } = askFunction(step, deployment, hook);
  const callBackAt = step.context.now + Math.max(LEAST_CALL_BACK_SECONDS, callBackDelay) * 1_000;
  noteHook(step, hook.hookId, (record) => {
    record.status = hookStatus;
    if (hookStatus === 'IN_PROGRESS') record.callBackAt = callBackAt;
    else delete record.callBackAt;
    if (hookDetails !== undefined) record.hookDetails = hookDetails;
  });
}

function askFunction(step: ServiceStep, deployment: ServiceDeploymentRecord, hook: HookRecord): LifecycleHookResult {
  const subject = {
    event: toHookInput(deployment, hook),
    hookTargetArn: hook.targetArn ?? '',
    service: serviceOf(step).serviceName,
  };
  const answer = step.context.hookAnswerOf(subject, (rule) => takeTurn(step.draft.outcomeTurns, rule));
  return answer ?? { hookStatus: 'SUCCEEDED' };
}

/** Weights are there at the stages that shift that traffic, and at the first, which brings revisions into line. */
function toHookInput(deployment: ServiceDeploymentRecord, hook: HookRecord): LifecycleHookEvent {
  const { serviceDeploymentArn, serviceArn, targetRevisionArn, blueRevisionArn, traffic } = deployment;
  const weights = (share: number | undefined): TrafficWeights => ({
    ...(share !== undefined && { [targetRevisionArn]: share }),
    ...(share !== undefined && blueRevisionArn !== undefined && { [blueRevisionArn]: 100 - share }),
  });
  const { stage } = hook;
  const isReconciling = stage === 'RECONCILE_SERVICE';
  return {
    executionId: hook.hookId,
    lifecycleStage: stage,
    resourceArn: serviceDeploymentArn,
    executionDetails: {
      serviceArn,
      targetServiceRevisionArn: targetRevisionArn,
      testTrafficWeights: weights(isReconciling || stage === 'TEST_TRAFFIC_SHIFT' ? traffic?.test : undefined),
      productionTrafficWeights: weights(
        isReconciling || stage === 'PRODUCTION_TRAFFIC_SHIFT' ? traffic?.production : undefined,
      ),
    },
    ...(hook.hookDetails !== undefined && { hookDetails: hook.hookDetails }),
  };
}
