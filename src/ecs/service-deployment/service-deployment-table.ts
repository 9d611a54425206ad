import { isInScope, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import { readArnResource } from '../identify.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

export const serviceDeploymentTable: TableDefinition<ServiceDeploymentRecord, 'byService'> = {
  key: (deployment) => deployment.serviceDeploymentArn,
  indexes: { byService: (deployment) => [deployment.serviceArn] },
  describe: ({ status, stage }) => [status, stage?.name].filter(Boolean).join(' '),
};

/** Assumption: the wording; only the exception is on record. */
export function getServiceDeployment(draft: EcsDraft, arn: string, scope: Scope): ServiceDeploymentRecord {
  readArnResource(arn, 'service-deployment');
  const deployment = isInScope(arn, scope) ? draft.serviceDeployments.get(arn) : undefined;
  if (deployment === undefined) {
    throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
  }
  return deployment;
}
