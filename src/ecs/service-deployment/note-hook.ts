import type { Draft } from 'immer';
import type { ServiceStep } from '../service/service-step.js';
import { currentServiceDeployment, noteServiceDeployment } from './current-service-deployment.js';
import { hookStateChange } from './hook-event.js';
import { isOpen } from './plan-stage.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';

/** Changes a hook of the deployment that is under way. EventBridge hears of a new status. */
export function noteHook(step: ServiceStep, hookId: string, recipe: (hook: Draft<HookRecord>) => void): void {
  const before = findHook(currentServiceDeployment(step), hookId);
  noteServiceDeployment(step, ({ hooks }) => {
    for (const hook of hooks) if (hook.hookId === hookId) recipe(hook);
  });
  const deployment = currentServiceDeployment(step);
  const hook = findHook(deployment, hookId);
  if (deployment === undefined || hook === undefined || hook.status === before?.status) return;
  step.context.emit(hookStateChange, { deployment, hook });
}

export function findHook(deployment: ServiceDeploymentRecord | undefined, hookId: string): HookRecord | undefined {
  return deployment?.hooks.find((hook) => hook.hookId === hookId);
}

/** Those that run at this visit of the stage. */
export function hooksOfStage({ hooks, stage }: ServiceDeploymentRecord): HookRecord[] {
  return hooks.filter(({ hookId }) => stage?.hookIds.includes(hookId));
}

/** Nobody waits for them any more. Assumption: they count as failed then, and no event says so. */
export function closeHooks({ hooks }: Pick<Draft<ServiceDeploymentRecord>, 'hooks'>): void {
  for (const hook of hooks) {
    delete hook.callBackAt;
    if (isOpen(hook)) hook.status = 'FAILED';
  }
}
