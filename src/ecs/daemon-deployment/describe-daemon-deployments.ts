import type { DescribeDaemonDeploymentsRequest, DescribeDaemonDeploymentsResponse } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { assertDaemonMember } from '../daemon/assert-daemon-member.js';
import { describeByArn } from '../describe-by-arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { toDaemonDeploymentView } from './daemon-deployment-view.js';

const MOST_DEPLOYMENTS = 20;

/** Also those of a daemon that has been deleted. */
export function describeDaemonDeployments(
  draft: EcsDraft,
  { daemonDeploymentArns: arns = [] }: DescribeDaemonDeploymentsRequest,
  { scope }: EcsContext,
): DescribeDaemonDeploymentsResponse {
  assertListSize('Daemon deployments', arns, MOST_DEPLOYMENTS);
  for (const arn of arns) assertDaemonMember(draft, { arn, type: 'daemon-deployment' }, scope);
  const { views, failures } = describeByArn(arns, {
    find: (arn) => draft.daemonDeployments.get(arn),
    toView: (record) => toDaemonDeploymentView(draft, record),
  });
  return { daemonDeployments: views, failures };
}
