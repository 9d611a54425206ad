import type { Commit, Write } from '../../../src/store/history.js';
import { statusEdges, type StatusEdges } from './status-edges.js';

/** What is wrong with what transactions have written: statuses that cannot follow each other, and times in disorder. */
export function flawsOfChanges(commits: readonly Commit[]): string[] {
  return commits.flatMap(({ at, writes }) =>
    writes.flatMap((write) => [...flawsOfStatuses(write), ...flawsOfTimes(write, at)]),
  );
}

type Members = Readonly<Record<string, unknown>>;

function flawsOfStatuses({ table, key, before, after }: Write): string[] {
  const own = statusEdges.filter((one) => one.table === table && one.only?.(key) !== false);
  return own.flatMap((one) => {
    const statusesAfter = statusesOf(one, after);
    const statusesBefore = statusesOf(one, before);
    return [...statusesAfter].flatMap(([part, status]) => {
      const from = statusesBefore.get(part) ?? 'new';
      const isRight = from === status || one.edges[from]?.includes(status) === true;
      return isRight ? [] : [`${key} ${part} ${one.member} went from ${from} to ${status}`];
    });
  });
}

/** By the key of the part of the record that has it. */
function statusesOf({ list, member }: StatusEdges, record: unknown): Map<string, string> {
  const parts: (readonly [string, Members])[] =
    list === undefined
      ? [['', (record ?? {}) as Members]]
      : ((((record ?? {}) as Members)[list.name] ?? []) as Members[]).map((part) => [String(part[list.key]), part]);
  return new Map(
    parts.flatMap(([part, members]) => {
      const status = members[member];
      return typeof status === 'string' ? [[part, status] as const] : [];
    }),
  );
}

/** Moments in the order in which they come, as far as a record has them. */
const TIMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'ecs.tasks': [
    ['createdAt', 'pullStartedAt', 'pullStoppedAt', 'startedAt', 'executionStoppedAt', 'stoppedAt'],
    ['createdAt', 'connectivityAt'],
    ['createdAt', 'stoppingAt', 'executionStoppedAt', 'stoppedAt'],
  ],
  'ecs.serviceDeployments': [
    ['createdAt', 'startedAt', 'finishedAt', 'updatedAt'],
    ['createdAt', 'stoppedAt', 'updatedAt'],
  ],
  'ecs.taskDefinitions': [['registeredAt', 'deregisteredAt', 'deleteRequestedAt']],
  'ecs.taskSets': [
    ['createdAt', 'updatedAt'],
    ['createdAt', 'stabilityStatusAt'],
  ],
  'batch.jobs': [
    ['createdAt', 'startedAt', 'stoppedAt'],
    ['createdAt', 'runnableAt'],
  ],
};

/** They do not change once they are there. */
const FIXED = ['createdAt', 'registeredAt'] as const;

function flawsOfTimes({ table, key, before, after }: Write, now: number): string[] {
  if (after === undefined) return [];
  const [old, members] = [before ?? {}, after] as unknown as [Members, Members];
  const isSame = before?.sequence === after.sequence;
  const changed = FIXED.filter((name) => isSame && old[name] !== undefined && old[name] !== members[name]);
  const disordered = (TIMES[table] ?? []).flatMap((names) => {
    const times = names.flatMap((name) => (typeof members[name] === 'number' ? [members[name]] : []));
    const isOrdered = times.every((time, index) => time <= now && time >= (times[index - 1] ?? 0));
    return isOrdered ? [] : [`${key}: ${names.join(', ')} are ${times.join(', ')} at ${now}`];
  });
  return [...changed.map((name) => `${key}.${name} has changed`), ...disordered];
}
