import { assertMembers } from '../../errors/assert-members.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { describeEnding, matchesEnding, type Ending } from './ending.js';
import { explain } from './explain.js';
import { inspect, type Inspection } from '../inspection.js';
import { failEitherWay, type MatcherContext, type Verdict } from './matcher.js';
import { namesResource } from './names-resource.js';
import { renderTable } from './render-table.js';
import { taskRows } from './task-rows.js';

/** A task: its id, its ARN, or the task as the SDK replied it. */
export type TaskReference =
  | string
  | {
      /** As replied. */
      readonly taskArn?: string;
    };

export interface TaskEnding extends Ending {
  /** For example `EssentialContainerExited`. */
  readonly stopCode?: string;
}

export function toHaveStopped(
  context: MatcherContext,
  subject: unknown,
  ...[reference, ending = {}]: readonly [reference: TaskReference, ending?: TaskEnding]
): Verdict {
  const world = inspect(subject);
  assertMembers(ending, ['exitCode', 'reason', 'stopCode'], { name: 'toHaveStopped', topic: 'matchers' });
  const name = nameOf(reference);
  const task = Object.values(world.state.ecs?.tasks ?? {}).find(({ taskArn }) => namesResource(name, taskArn));
  if (task === undefined) return failEitherWay(context, () => explainMissing(world, name));
  const { lastStatus, stopCode, stoppedReason, containers } = task;
  const hasStopCode = ending.stopCode === undefined || stopCode === ending.stopCode;
  const { isNot } = context;
  return {
    pass: lastStatus === 'STOPPED' && hasStopCode && matchesEnding(ending, containers, [stoppedReason]),
    message: () =>
      explain(world, {
        text: `Expected the task ${isNot ? 'not ' : ''}to have stopped${describeEnding(ending)}; it is ${lastStatus}.`,
        table: renderTable(taskRows([task])),
        about: [task.taskArn],
      }),
  };
}

function explainMissing(world: Inspection, name: string): string {
  return explain(world, {
    text: `There is no task ${name}. ECS forgets tasks an hour after they have stopped.`,
    table: renderTable(taskRows(Object.values(world.state.ecs?.tasks ?? {}))),
    about: [name],
  });
}

function nameOf(reference: TaskReference): string {
  const name = typeof reference === 'string' ? reference : reference?.taskArn;
  if (name !== undefined) return name;
  throw new UsageError(
    `${showValue(reference)} is no task. Give its id, its ARN, or the task that RunTask or DescribeTasks replied.`,
    'matchers',
  );
}
