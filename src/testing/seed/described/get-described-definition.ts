import { arnTail } from '../../../aws/arn.js';
import type { TaskDefinitionRecord } from '../../../ecs/task-definition/task-definition-record.js';
import type { Seeding } from '../seeding.js';
import { missingDocument } from '../../seeding/missing-document.js';

/** The task definition that a document refers to, which must be described or there. */
export function getDescribedDefinition({ draft }: Seeding, member: string, arn: string): TaskDefinitionRecord {
  const found = draft.ecs.taskDefinitions.get(arn);
  if (found !== undefined) return found;
  const name = arnTail(arn);
  throw missingDocument(
    member,
    `the task definition ${name}`,
    `aws ecs describe-task-definition --task-definition ${name} --include TAGS`,
  );
}
