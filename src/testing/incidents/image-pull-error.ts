import { planPullError } from '../../ecs/task/plan-container.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';
import { befallContainer } from '../../ecs/task/task-transitions.js';
import { UsageError } from '../../errors/usage-error.js';
import { chooseContainer } from './choose-container.js';
import type { EcsScene } from './ecs-scene.js';
import { getTask } from './find-target.js';

/** The image of the task's first essential container cannot be pulled. */
export function failImagePull(scene: EcsScene, reference: string, text: string | undefined): void {
  const { draft, context } = scene;
  const task = getTask(draft, reference);
  assertNotPulled(task);
  const { name, image } = chooseContainer(scene, task);
  befallContainer({ draft, context, taskArn: task.taskArn }, 'ecs.task.pull-failed', {
    container: name,
    reason: planPullError(text ?? true, image),
  });
}

function assertNotPulled({ taskArn, lastStatus, desiredStatus, pullStoppedAt, waiting }: TaskRecord): void {
  if (waiting !== undefined) {
    throw notNow(taskArn, 'waits for a container instance, so it pulls nothing yet. Move the clock until it has one.');
  }
  const isStarting = lastStatus === 'PROVISIONING' || lastStatus === 'PENDING';
  if (!isStarting || desiredStatus === 'STOPPED' || pullStoppedAt !== undefined) {
    throw notNow(
      taskArn,
      `is ${lastStatus} and ${desiredStatus === 'STOPPED' ? 'stops' : 'has its images'}, so it pulls nothing any more. ` +
        'Do it while it is PROVISIONING or PENDING.',
    );
  }
}

function notNow(taskArn: string, why: string): UsageError {
  return new UsageError(`imagePullError: ${taskArn} ${why}`, 'incidents');
}
