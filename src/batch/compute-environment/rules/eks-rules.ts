import type { ComputeResource, EksConfiguration } from '@aws-sdk/client-batch';
import { parseArn, type Scope } from '../../../aws/arn.js';
import { isNamespace, isSystemNamespace, LONGEST_NAMESPACE } from '../../kubernetes-namespace.js';
import { kindOf } from '../resource-kind.js';

export function findEksProblem(
  { eksClusterArn = '', kubernetesNamespace = '' }: EksConfiguration,
  resources: ComputeResource,
  scope: Scope,
): string | undefined {
  if (kindOf(resources) !== 'EC2') return 'Supported compute types for EKS compute environments are [EC2, SPOT]';
  if (resources.allocationStrategy === undefined) {
    return 'allocationStrategy is required for EKS Compute Environments.';
  }
  return findClusterProblem(eksClusterArn, scope) ?? findNamespaceProblem(kubernetesNamespace);
}

function findClusterProblem(eksClusterArn: string, { region }: Scope): string | undefined {
  const arn = parseArn(eksClusterArn);
  const isCluster = arn?.service === 'eks' && arn.resource.startsWith('cluster/');
  if (!isCluster) return 'eksClusterArn must be an EKS cluster ARN.';
  return arn.region === region ? undefined : 'eksClusterArn must be in the same AWS region as the compute environment';
}

function findNamespaceProblem(namespace: string): string | undefined {
  if (namespace === 'default') return 'kubernetesNamespace cannot be the default Kubernetes namespace';
  if (isSystemNamespace(namespace)) return 'kubernetesNamespace cannot be a reserved Kubernetes system namespace';
  if (!isNamespace(namespace)) return 'kubernetesNamespace must be a valid Kubernetes namespace.';
  if (namespace.length > LONGEST_NAMESPACE) {
    return `kubernetesNamespace must less than or equal to ${LONGEST_NAMESPACE} characters`;
  }
  return undefined;
}
