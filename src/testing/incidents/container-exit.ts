import { befallContainer } from '../../ecs/task/task-transitions.js';
import { assertRunning, chooseContainer } from './choose-container.js';
import type { EcsScene } from './ecs-scene.js';
import { getTask } from './find-target.js';
import { readExit, type ContainerExit } from '../read-exit.js';

/** The process inside of the container ends by itself. */
export function exitContainerOf(scene: EcsScene, reference: string, exit: ContainerExit = {}): void {
  const { draft, context, incident } = scene;
  const task = getTask(draft, reference);
  const container = chooseContainer(scene, task, exit.container);
  assertRunning(scene, task, container);
  befallContainer({ draft, context, taskArn: task.taskArn }, 'ecs.container.exit', {
    container: container.name,
    ...readExit(incident, exit),
  });
}
