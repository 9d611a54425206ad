import type { TaskRecord } from '../../ecs/task/task-record.js';
import { assertMembers } from '../../errors/assert-members.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { explain } from './explain.js';
import { inspect } from '../inspection.js';
import type { MatcherContext, Verdict } from './matcher.js';
import { namesResource } from './names-resource.js';
import { renderTable } from './render-table.js';
import { taskRows } from './task-rows.js';

/** Which tasks count. Those of all clusters do, unless one is named. */
export interface TaskFilter {
  /** Name or ARN. */
  readonly cluster?: string;
  /** Name or ARN. */
  readonly service?: string;
  /** The family of the task definition. */
  readonly family?: string;
  /** For example `family:report`. */
  readonly group?: string;
  /** What RunTask was told; the deployment of a service. */
  readonly startedBy?: string;
}

const FILTERS: { readonly [F in keyof Required<TaskFilter>]: (task: Readonly<TaskRecord>, wanted: string) => boolean } =
  {
    cluster: ({ clusterArn }, wanted) => namesResource(wanted, clusterArn),
    service: ({ serviceArn }, wanted) => serviceArn !== undefined && namesResource(wanted, serviceArn),
    family: ({ family }, wanted) => family === wanted,
    group: ({ group }, wanted) => group === wanted,
    startedBy: ({ startedBy }, wanted) => startedBy === wanted,
  };

export function toHaveRunningTasks(
  context: MatcherContext,
  subject: unknown,
  ...[count, where = {}]: readonly [count?: number, where?: TaskFilter]
): Verdict {
  const world = inspect(subject);
  assertCount(count);
  assertMembers(where, Object.keys(FILTERS), { name: 'toHaveRunningTasks', topic: 'matchers' });
  const wanted = (Object.keys(FILTERS) as (keyof TaskFilter)[]).flatMap((member) => {
    const text = where[member];
    return text === undefined ? [] : [{ member, text }];
  });
  const tasks = Object.values(world.state.ecs?.tasks ?? {}).filter((task) =>
    wanted.every(({ member, text }) => FILTERS[member](task, text)),
  );
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const number = describeCount(count, context);
  const filter = wanted.map(({ member, text }) => `${member} ${text}`).join(', ');
  return {
    pass: count === undefined ? running > 0 : running === count,
    message: () =>
      explain(world, {
        text: `Expected ${number}${filter && ` of ${filter}`}; there ${running === 1 ? 'is' : 'are'} ${running}.`,
        table: renderTable(taskRows(tasks)),
        about: wanted.length > 0 ? wanted.map(({ text }) => text) : tasks.map(({ taskArn }) => taskArn),
      }),
  };
}

function describeCount(count: number | undefined, { isNot }: MatcherContext): string {
  if (count === undefined) return isNot ? 'no running tasks' : 'running tasks';
  return `${isNot ? 'not ' : ''}${count} running ${count === 1 ? 'task' : 'tasks'}`;
}

function assertCount(count: unknown): void {
  if (count === undefined || (Number.isInteger(count) && Number(count) >= 0)) return;
  throw new UsageError(
    `toHaveRunningTasks: ${showValue(count)} is no number of tasks. Give a whole number, or nothing for any.`,
    'matchers',
  );
}
