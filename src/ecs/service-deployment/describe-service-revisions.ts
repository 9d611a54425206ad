import type { DescribeServiceRevisionsRequest, DescribeServiceRevisionsResponse } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { describeByArn } from '../describe-by-arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertServiceMember } from './assert-service-member.js';
import { toServiceRevisionView } from './service-revision-view.js';

const MOST_REVISIONS = 20;

export function describeServiceRevisions(
  draft: EcsDraft,
  { serviceRevisionArns: arns = [] }: DescribeServiceRevisionsRequest,
  { scope }: EcsContext,
): DescribeServiceRevisionsResponse {
  assertListSize('Service revisions', arns, MOST_REVISIONS);
  for (const arn of arns) assertServiceMember(draft, { arn, type: 'service-revision' }, scope);
  const { views, failures } = describeByArn(arns, {
    find: (arn) => draft.serviceRevisions.get(arn),
    toView: (record) => toServiceRevisionView(draft, record),
  });
  return { serviceRevisions: views, failures };
}
