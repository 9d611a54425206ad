import { cancelTransitions, containerDefinitionsOf } from '../../ecs/task/task-step.js';
import { befallContainer } from '../../ecs/task/task-transitions.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { assertRunning, chooseContainer } from './choose-container.js';
import type { EcsScene } from './ecs-scene.js';
import { getTask } from './find-target.js';

export interface HealthFinding {
  readonly status: 'HEALTHY' | 'UNHEALTHY';
  /** Default: the first one with a health check. */
  readonly container: string | undefined;
}

/** The health check of the container finds this, and goes on to find it. */
export function findHealth(scene: EcsScene, reference: string, { status, container: name }: HealthFinding): void {
  const { draft, context } = scene;
  if (status !== 'HEALTHY' && status !== 'UNHEALTHY') {
    throw new UsageError(`healthCheck: ${showValue(status)} is no finding. Give HEALTHY or UNHEALTHY.`, 'incidents');
  }
  const task = getTask(draft, reference);
  const step = { draft, context, taskArn: task.taskArn };
  const definitions = containerDefinitionsOf(step);
  const isChecked = (own: string) => definitions.get(own)?.healthCheck !== undefined;
  const checked = task.containers.find((candidate) => isChecked(candidate.name));
  const container = chooseContainer(scene, task, name ?? checked?.name);
  if (!isChecked(container.name)) {
    throw new UsageError(
      `healthCheck: the container ${container.name} of ${task.taskArn} has no health check. Add healthCheck to its definition.`,
      'incidents',
    );
  }
  assertRunning(scene, task, container);
  cancelTransitions(step, { kinds: ['ecs.container.health'], data: { container: container.name } });
  befallContainer(step, 'ecs.container.health', { container: container.name, status });
}
