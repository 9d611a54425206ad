import type { JobDefinition } from '@aws-sdk/client-batch';
import { scopeOfArn } from '../../../aws/arn.js';
import type { JobDefinitionRecord } from '../../../batch/job-definition/job-definition-record.js';
import { skipRevisions } from '../../../batch/job-definition/job-definition-table.js';
import { scheduleForgetting } from '../../../batch/job-definition/job-definition-transitions.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { BatchSeeding } from '../batch-seeding.js';

const CONTENT = [
  ...(['schedulingPriority', 'parameters', 'retryStrategy', 'containerProperties', 'timeout'] as const),
  ...(['nodeProperties', 'propagateTags', 'platformCapabilities', 'ecsProperties', 'eksProperties'] as const),
  'consumableResourceProperties',
] as const;

/** A job definition as AWS described it. */
export function putJobDefinition({ draft, context }: BatchSeeding, definition: Described<JobDefinition>): string {
  const arn = ownArn('jobDefinitionArn', definition.jobDefinitionArn, context.scope.accountId);
  assertIsNew(draft.batch.jobDefinitions.get(arn), 'jobDefinitionArn');
  const { jobDefinitionName: name = '', revision = 1, status = 'ACTIVE' } = definition;
  skipRevisions(draft.batch, { name, next: revision + 1, scope: scopeOfArn(arn) });
  draft.batch.jobDefinitions.insert({
    ...{ jobDefinitionArn: arn, jobDefinitionName: name, revision },
    status: status as JobDefinitionRecord['status'],
    type: (definition.type ?? 'container') as JobDefinitionRecord['type'],
    containerOrchestrationType: definition.containerOrchestrationType ?? 'ECS',
    content: pick(definition, CONTENT),
    tags: definition.tags ?? {},
  });
  if (status === 'INACTIVE') scheduleForgetting(arn, context);
  return arn;
}
