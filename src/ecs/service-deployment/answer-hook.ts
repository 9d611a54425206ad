import { requestReconcile } from '../service/request-reconcile.js';
import type { ServiceStep } from '../service/service-step.js';
import { noteHook } from './note-hook.js';

/** Somebody has decided what comes of a hook of the deployment that is under way. */
export function answerHook(step: ServiceStep, hookId: string, status: 'SUCCEEDED' | 'FAILED'): void {
  const { context, serviceArn } = step;
  noteHook(step, hookId, (record) => {
    record.status = status;
    delete record.callBackAt;
  });
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
}
