import type { ContainerDefinition, DescribeTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../../aws/arn.js';
import { rootUserArn } from '../../../ecs/root-user-arn.js';
import { skipRevisions } from '../../../ecs/task-definition/task-definition-family-table.js';
import type { CompleteContainer, TaskDefinitionRecord } from '../../../ecs/task-definition/task-definition-record.js';
import { readTaskDefinitionReference } from '../../../ecs/task-definition/task-definition-table.js';
import { scheduleDeletion } from '../../../ecs/task-definition/task-definition-transitions.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';

const TIMES = ['deregisteredAt', 'deleteRequestedAt'] as const;

/** A task definition as AWS described it. */
export function putTaskDefinition(
  { draft, context }: Seeding,
  { taskDefinition = {}, tags = [] }: Described<DescribeTaskDefinitionResponse>,
): string {
  const {
    taskDefinitionArn,
    revision: _,
    status,
    registeredAt = context.now,
    registeredBy,
    ...described
  } = taskDefinition;
  const arn = ownArn('taskDefinitionArn', taskDefinitionArn, context.scope.accountId);
  assertIsNew(draft.ecs.taskDefinitions.get(arn), 'taskDefinitionArn');
  const scope = scopeOfArn(arn);
  const { family, revision = 1 } = readTaskDefinitionReference(arn, scope);
  const { deregisteredAt: __, deleteRequestedAt: ___, ...definition } = described;
  skipRevisions(draft.ecs, { family, scope, next: revision + 1 });
  draft.ecs.taskDefinitions.insert({
    ...{ taskDefinitionArn: arn, family, revision },
    status: status ?? 'ACTIVE',
    definition: {
      ...definition,
      family,
      containerDefinitions: (definition.containerDefinitions ?? []).map(fillContainer),
      volumes: definition.volumes ?? [],
      placementConstraints: definition.placementConstraints ?? [],
    },
    ...{ registeredAt, registeredBy: registeredBy ?? rootUserArn(scope) },
    ...pick(taskDefinition, TIMES),
    tags: tags as TaskDefinitionRecord['tags'],
  });
  if (status === 'DELETE_IN_PROGRESS') scheduleDeletion(arn, context.timing.taskDefinitionDeletionMs, context);
  return arn;
}

/** AWS has always shown more and more. */
function fillContainer({ portMappings = [], ...container }: ContainerDefinition): CompleteContainer {
  return {
    ...{ name: '', image: '', cpu: 0, essential: true },
    ...{ environment: [], mountPoints: [], volumesFrom: [], systemControls: [] },
    ...container,
    portMappings: portMappings.map((mapping) => ({ protocol: 'tcp', ...mapping })),
  };
}
