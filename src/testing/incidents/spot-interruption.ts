import { changeContainerInstance } from '../../ecs/container-instance/change-container-instance.js';
import { TERMINATE } from '../../ecs/container-instance/container-instance-transitions.js';
import { warnOfInterruption } from '../../ecs/task/spot-interruption.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';
import { UsageError } from '../../errors/usage-error.js';
import type { EcsScene } from './ecs-scene.js';
import { findInstance, findTask, notFound } from './find-target.js';

const WARNING_MS = 120_000;

/** Two minutes' warning, then the task or the instance goes. */
export function interruptSpot(scene: EcsScene, reference: string): void {
  const { draft } = scene;
  const task = findTask(draft, reference);
  if (task !== undefined) return interruptTask(scene, task);
  const instance = findInstance(draft, reference);
  if (instance === undefined) throw notFound(reference, 'task or container instance');
  interruptInstance(scene, instance.containerInstanceArn);
}

function interruptTask({ draft, context }: EcsScene, { taskArn, capacityProviderName }: TaskRecord): void {
  if (capacityProviderName !== 'FARGATE_SPOT') {
    throw new UsageError(
      `spotInterruption: ${taskArn} does not run on FARGATE_SPOT, so nobody takes it back. ` +
        "Run it with that capacity provider, or seed it with capacityProviderName: 'FARGATE_SPOT'.",
      'incidents',
    );
  }
  warnOfInterruption({ draft, context, taskArn }, WARNING_MS);
}

function interruptInstance({ draft, context }: EcsScene, containerInstanceArn: string): void {
  changeContainerInstance({ draft, context, containerInstanceArn }, { status: 'DRAINING' });
  context.schedule({ kind: TERMINATE, target: containerInstanceArn, afterMs: WARNING_MS });
}
