import type { DeploymentLifecycleHook, DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import type { ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { hookStateChange } from './hook-event.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';

const DEFAULT_TIMEOUT_MINUTES = 1_440;
const PAUSE_ID_LENGTH = 43;

/** Begins the hooks of the stage that has just been entered. Assumption: all hooks of a stage begin together. */
export function openHooks(step: ServiceStep): void {
  const deployment = currentServiceDeployment(step);
  const stage = deployment?.stage?.name;
  if (deployment === undefined || stage === undefined) return;
  const opened = (deployment.deploymentConfiguration.lifecycleHooks ?? []).flatMap((hook, position) =>
    runsAt(hook, stage) ? [buildHook(step, deployment, { hook, position, stage })] : [],
  );
  noteServiceDeployment(step, (record) => {
    record.hooks.push(...castDraft(opened));
    record.stage?.hookIds.push(...opened.map(({ hookId }) => hookId));
  });
  for (const hook of opened) step.context.emit(hookStateChange, { deployment, hook });
}

function runsAt(
  { lifecycleStages = [] }: DeploymentLifecycleHook,
  stage: string,
): stage is DeploymentLifecycleHookStage {
  return lifecycleStages.some((name) => name === stage);
}

interface Opening {
  readonly hook: DeploymentLifecycleHook;
  readonly position: number;
  readonly stage: DeploymentLifecycleHookStage;
}

/** Assumption: the id of a Lambda hook is the `executionId` of its invocations; that of a PAUSE hook is on record. */
function buildHook(
  { context: { now, identifiers } }: ServiceStep,
  { hooks }: ServiceDeploymentRecord,
  { hook, position, stage }: Opening,
): HookRecord {
  const { targetType = 'AWS_LAMBDA', hookTargetArn, timeoutConfiguration = {} } = hook;
  const { timeoutInMinutes = DEFAULT_TIMEOUT_MINUTES, action = 'ROLLBACK' } = timeoutConfiguration;
  const common = { position, stage, targetType, expiresAt: now + timeoutInMinutes * 60_000, timeoutAction: action };
  if (targetType === 'PAUSE') {
    return { ...common, hookId: `ecs-pause-${identifiers.urlSafe(PAUSE_ID_LENGTH)}`, status: 'AWAITING_ACTION' };
  }
  const before = hooks.findLast((earlier) => earlier.position === position);
  const hookDetails = before === undefined ? hook.hookDetails : before.hookDetails;
  return {
    ...common,
    hookId: identifiers.uuid(),
    ...(hookTargetArn !== undefined && { targetArn: hookTargetArn }),
    status: 'IN_PROGRESS',
    callBackAt: now,
    ...(hookDetails !== undefined && { hookDetails }),
  };
}
