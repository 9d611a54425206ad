import type { DescribeDaemonRevisionsRequest, DescribeDaemonRevisionsResponse } from '@aws-sdk/client-ecs';
import { assertListSize } from '../assert-list-size.js';
import { assertDaemonMember } from '../daemon/assert-daemon-member.js';
import { describeByArn } from '../describe-by-arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { toDaemonRevisionView } from './daemon-revision-view.js';

const MOST_REVISIONS = 20;

export function describeDaemonRevisions(
  draft: EcsDraft,
  { daemonRevisionArns: arns = [] }: DescribeDaemonRevisionsRequest,
  { scope }: EcsContext,
): DescribeDaemonRevisionsResponse {
  assertListSize('Daemon revisions', arns, MOST_REVISIONS);
  for (const arn of arns) assertDaemonMember(draft, { arn, type: 'daemon-revision' }, scope);
  const { views, failures } = describeByArn(arns, {
    find: (arn) => draft.daemonRevisions.get(arn),
    toView: (record) => toDaemonRevisionView(draft, record),
  });
  return { daemonRevisions: views, failures };
}
