import { isArn } from '../../aws/arn.js';
import { findActiveJobDefinition } from '../../batch/job-definition/find-job-definition.js';
import { findJobQueue } from '../../batch/job-queue/job-queue-table.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import { unknownReference } from '../seeding/unknown-reference.js';
import type { BatchSeeding } from './batch-seeding.js';

/** The queue that a seed names, or else the only one. */
export function nameQueue({ draft, context: { scope } }: BatchSeeding, reference: string | undefined): string {
  const queues = [...draft.batch.jobQueues.list('byScope', [scope.accountId, scope.region])];
  const known = queues.map(({ jobQueueName }) => jobQueueName);
  if (reference === undefined) return getOnly({ member: 'jobQueue', kind: 'job queue', list: 'jobQueues', known });
  if (!isArn(reference) && findJobQueue(draft.batch, reference, scope) === undefined) {
    const missing = `jobQueues: ['${reference}']`;
    throw unknownReference({ member: 'jobQueue', reference, kind: 'job queue', missing, known });
  }
  return reference;
}

/** The definition that a seed names, or else the only one. */
export function nameDefinition({ draft, context: { scope } }: BatchSeeding, reference: string | undefined): string {
  const definitions = [...draft.batch.jobDefinitions.list('byScope', [scope.accountId, scope.region])];
  const active = definitions.filter(({ status }) => status === 'ACTIVE');
  const known = [...new Set(active.map(({ jobDefinitionName }) => jobDefinitionName))];
  const kind = { member: 'jobDefinition', kind: 'job definition', known };
  if (reference === undefined) return getOnly({ ...kind, list: 'jobDefinitions' });
  if (!isArn(reference) && findActiveJobDefinition(draft.batch, reference, scope) === undefined) {
    const [name, revision] = reference.split(':');
    const seed = revision === undefined ? `'${name}'` : `{ jobDefinitionName: '${name}', revision: ${revision} }`;
    throw unknownReference({ ...kind, reference, missing: `jobDefinitions: [${seed}]` });
  }
  return reference;
}

interface OnlyOne {
  readonly member: string;
  readonly kind: string;
  readonly list: string;
  readonly known: readonly string[];
}

function getOnly({ member, kind, list, known }: OnlyOne): string {
  const [only] = known;
  if (only !== undefined && known.length === 1) return only;
  const problem = only === undefined ? `there is no ${kind}. Seed one: ${list}: ['…'].` : undefined;
  throw new SeedProblem(problem ?? `there are ${known.join(', ')}. Name one of them.`, member);
}
