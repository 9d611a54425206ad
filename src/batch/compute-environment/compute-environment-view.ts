import type { ComputeEnvironmentDetail, ComputeResource } from '@aws-sdk/client-batch';
import type { ComputeHost } from '../host/compute-host.js';
import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { vcpusToReplace } from './replace-instances.js';

export function toComputeEnvironmentView(
  environment: ComputeEnvironmentRecord,
  host: ComputeHost,
): ComputeEnvironmentDetail {
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
    computeResources: resourcesOf(environment, host),
    serviceRole: environment.serviceRole,
    updatePolicy: environment.updatePolicy,
    eksConfiguration: environment.eksConfiguration,
    containerOrchestrationType: environment.containerOrchestrationType,
    uuid: environment.uuid,
    context: environment.context,
    ecsSettings: environment.ecsSettings,
  };
}

/** Instances that are to be replaced count until they go. */
function resourcesOf(environment: ComputeEnvironmentRecord, host: ComputeHost): ComputeResource | undefined {
  const { computeResources, replaced } = environment;
  if (computeResources === undefined || replaced === undefined) return computeResources;
  const { desiredvCpus = 0 } = computeResources;
  return { ...computeResources, desiredvCpus: desiredvCpus + vcpusToReplace(environment, host) };
}
