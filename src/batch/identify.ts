import { formatArn, isArn, type Scope } from '../aws/arn.js';

/** The types of resources as they stand in an ARN. */
export type ResourceType =
  | 'compute-environment'
  | 'job-queue'
  | 'job-definition'
  | 'job'
  | 'scheduling-policy'
  | 'consumable-resource'
  | 'service-environment'
  | 'service-job';

export function batchArn(scope: Scope, type: ResourceType, name: string): string {
  return formatArn('batch', scope, `${type}/${name}`);
}

/** The ARN of what a caller named by name or ARN. */
export function arnOfReference(scope: Scope, type: ResourceType, reference: string): string {
  return isArn(reference) ? reference : batchArn(scope, type, reference);
}

/** What follows the type in the ARN of Batch: a name, `name:revision` or a job's id. */
export function resourceNameOf(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}
