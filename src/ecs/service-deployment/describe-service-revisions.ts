import type {
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  Failure,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
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
  const serviceRevisions: ServiceRevision[] = [];
  const failures: Failure[] = [];
  for (const arn of arns) {
    const revision = draft.serviceRevisions.get(arn);
    if (revision === undefined) failures.push({ arn, reason: 'MISSING' });
    else serviceRevisions.push(toServiceRevisionView(draft, revision));
  }
  return { serviceRevisions, failures };
}
