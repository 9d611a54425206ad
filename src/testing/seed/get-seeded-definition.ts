import { scopeKey } from '../../ecs/cluster/cluster-table.js';
import { getRunnableTaskDefinition } from '../../ecs/task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../../ecs/task-definition/task-definition-record.js';
import { findTaskDefinition, readTaskDefinitionReference } from '../../ecs/task-definition/task-definition-table.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import { unknownReference } from '../seeding/unknown-reference.js';
import type { Seeding } from './seeding.js';

/** The task definition that a seed names. */
export function getSeededDefinition({ draft, context }: Seeding, reference: string | undefined): TaskDefinitionRecord {
  if (typeof reference !== 'string' || reference === '') {
    throw new SeedProblem(
      `${showValue(reference)} is no task definition. Give family, family:revision or an ARN.`,
      'taskDefinition',
    );
  }
  const { scope } = context;
  const { family, revision } = readTaskDefinitionReference(reference, scope);
  if (findTaskDefinition(draft.ecs, { scope, family, revision }) === undefined) {
    const all = [...draft.ecs.taskDefinitions.list('byStatus', [...scopeKey(scope), 'ACTIVE'])];
    const seed = revision === undefined ? `'${family}'` : `{ family: '${family}', revision: ${revision} }`;
    throw unknownReference({
      ...{ member: 'taskDefinition', reference, kind: 'task definition', missing: `taskDefinitions: [${seed}]` },
      known: all.flatMap((known) => [known.family, `${known.family}:${known.revision}`]),
    });
  }
  return getRunnableTaskDefinition(draft.ecs, reference, scope);
}
