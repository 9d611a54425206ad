import { shortenIds, shortName } from '../../store/changes.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';

/** A row a task: which, of what, its status, and why it has stopped. */
export function taskRows(tasks: readonly Readonly<TaskRecord>[]): string[][] {
  return tasks.map((task) => [
    shortenIds(shortName(task.taskArn)),
    `${task.family}:${task.taskDefinitionArn.split(':').at(-1)}`,
    task.group,
    task.lastStatus,
    endOf(task),
  ]);
}

/** `EssentialContainerExited: Essential container in task exited; app exited 1` */
function endOf({ stopCode, stoppedReason, containers }: Readonly<TaskRecord>): string {
  const why = [stopCode, stoppedReason].filter(isSaid).join(': ');
  const ends = containers.flatMap(({ name, exitCode, reason }) => {
    const words = [
      ...(exitCode === undefined ? [] : [`exited ${exitCode}`]),
      ...(reason === undefined || reason === stoppedReason ? [] : [`(${reason})`]),
    ];
    return words.length > 0 ? [[name, ...words].join(' ')] : [];
  });
  return [why, ...ends].filter(isSaid).join('; ');
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
