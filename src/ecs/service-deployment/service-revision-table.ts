import { arnTail } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ServiceRevisionRecord } from './service-revision-record.js';

export const serviceRevisionTable: TableDefinition<ServiceRevisionRecord, 'byService' | 'byTaskDefinition'> = {
  key: (revision) => revision.serviceRevisionArn,
  indexes: {
    byService: (revision) => [revision.serviceArn],
    byTaskDefinition: (revision) => [revision.spec.taskDefinition],
  },
  describe: ({ spec }) => arnTail(spec.taskDefinition),
};

/** The revision that a service refers to. */
export function revisionOf(draft: EcsDraft, serviceRevisionArn: string): ServiceRevisionRecord {
  const revision = draft.serviceRevisions.get(serviceRevisionArn);
  if (revision === undefined) throw new Error(`No service revision ${serviceRevisionArn}`);
  return revision;
}

/**
 * The id of the deployment that brings a revision out, which its tasks have as `startedBy`.
 * Assumption: both have the same digits.
 */
export function deploymentIdOf(serviceRevisionArn: string): string {
  return `ecs-svc/${arnTail(serviceRevisionArn)}`;
}
