import type { DescribeServiceDeploymentsRequest, DescribeServiceDeploymentsResponse } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { describeByArn } from '../describe-by-arn.js';
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
  const { views, failures } = describeByArn(arns, {
    find: (arn) => draft.serviceDeployments.get(arn),
    toView: (record) => toServiceDeploymentView(draft, record),
  });
  return { serviceDeployments: views, failures };
}
