import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';

/** Services that need more than load balancers do without a role of their own: they use the service-linked one. */
export function assertRole(
  { role, loadBalancers = [], serviceRegistries = [] }: CreateServiceRequest,
  networkMode: string | undefined,
): void {
  if (role === undefined) return;
  if (loadBalancers.length === 0) {
    throw invalidParameter('IAM roles are only valid for services configured to use load balancers.');
  }
  if (networkMode === 'awsvpc' || loadBalancers.length > 1 || serviceRegistries.length > 0) {
    throw invalidParameter('You cannot specify an IAM role for services that require a service linked role.');
  }
}
