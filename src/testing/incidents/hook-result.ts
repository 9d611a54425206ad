import { answerHook } from '../../ecs/service-deployment/answer-hook.js';
import { isOpen } from '../../ecs/service-deployment/plan-stage.js';
import type { EcsDraft } from '../../ecs/ecs-state.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { EcsScene } from './ecs-scene.js';

/** How a hook ends. */
export type HookResult = 'SUCCEEDED' | 'FAILED';

/** The hook has its result, or each of those that the service waits for. */
export function setHookResult({ draft, context }: EcsScene, reference: string, result: HookResult): void {
  if (result !== 'SUCCEEDED' && result !== 'FAILED') {
    throw new UsageError(`hookResult: ${showValue(result)} is no result. Give SUCCEEDED or FAILED.`, 'incidents');
  }
  const open = listOpenHooks(draft);
  const meant = open.filter(({ names }) => names.includes(reference));
  if (meant.length === 0) throw noHook(reference, open);
  for (const { serviceArn, hookId } of meant) answerHook({ draft, context, serviceArn }, hookId, result);
}

interface OpenHook {
  readonly serviceArn: string;
  readonly hookId: string;
  /** What a test may call it by. */
  readonly names: readonly string[];
}

function listOpenHooks(draft: EcsDraft): OpenHook[] {
  return draft.services.all().flatMap(({ serviceArn, serviceName, currentServiceDeployment = '' }) => {
    const hooks = draft.serviceDeployments.get(currentServiceDeployment)?.hooks ?? [];
    return hooks.filter(isOpen).map(({ hookId }) => ({ serviceArn, hookId, names: [hookId, serviceName, serviceArn] }));
  });
}

function noHook(reference: string, open: readonly OpenHook[]): UsageError {
  const list = open.map(({ hookId, names }) => `${hookId} of ${names[1]}`).join(', ') || 'none';
  return new UsageError(
    `hookResult: ${showValue(reference)} is no hook that is AWAITING_ACTION or IN_PROGRESS, and no service with one; there is ${list}. ` +
      'Give the id of such a hook, or the name or ARN of its service, and move the clock until its deployment has come to the stage.',
    'incidents',
  );
}
