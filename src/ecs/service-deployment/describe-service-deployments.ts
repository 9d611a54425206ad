import type {
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  Failure,
  ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertServiceMember } from './assert-service-member.js';
import { toServiceDeploymentView } from './service-deployment-view.js';

const MOST_DEPLOYMENTS = 20;

export function describeServiceDeployments(
  draft: EcsDraft,
  { serviceDeploymentArns: arns = [] }: DescribeServiceDeploymentsRequest,
  { scope }: EcsContext,
): DescribeServiceDeploymentsResponse {
  assertListSize('Service deployments', arns, MOST_DEPLOYMENTS);
  for (const arn of arns) assertServiceMember(draft, { arn, type: 'service-deployment' }, scope);
  const serviceDeployments: ServiceDeployment[] = [];
  const failures: Failure[] = [];
  for (const arn of arns) {
    const deployment = draft.serviceDeployments.get(arn);
    if (deployment === undefined) failures.push({ arn, reason: 'MISSING' });
    else serviceDeployments.push(toServiceDeploymentView(draft, deployment));
  }
  return { serviceDeployments, failures };
}
