import type { ComputeEnvironmentDetail } from '@aws-sdk/client-batch';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';

export function toComputeEnvironmentView(environment: ComputeEnvironmentRecord): ComputeEnvironmentDetail {
  return {
    computeEnvironmentName: environment.computeEnvironmentName,
    computeEnvironmentArn: environment.computeEnvironmentArn,
    unmanagedvCpus: environment.unmanagedvCpus,
    ecsClusterArn: environment.ecsClusterArn,
    tags: environment.tags,
    type: environment.type,
    state: environment.state,
    status: environment.status,
    statusReason: environment.statusReason,
    computeResources: environment.computeResources,
    serviceRole: environment.serviceRole,
    updatePolicy: environment.updatePolicy,
    eksConfiguration: environment.eksConfiguration,
    containerOrchestrationType: environment.containerOrchestrationType,
    uuid: environment.uuid,
    context: environment.context,
    ecsSettings: environment.ecsSettings,
  };
}
