import type { ListDaemonTaskDefinitionsRequest, ListDaemonTaskDefinitionsResponse } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../aws/arn.js';
import { filterEntries } from '../../aws/filter-entries.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import type { DaemonTaskDefinitionRecord } from './daemon-task-definition-record.js';
import { toDaemonTaskDefinitionSummary } from './daemon-task-definition-view.js';

export function listDaemonTaskDefinitions(
  draft: EcsDraft,
  input: ListDaemonTaskDefinitionsRequest,
  { scope }: EcsContext,
): ListDaemonTaskDefinitionsResponse {
  const { family, sort = 'ASC', maxResults, nextToken } = input;
  const key = [...scopeKey(scope), ...(family === undefined ? [] : [family])];
  const page = paginate({ list: 'ListDaemonTaskDefinitions', maxResults, nextToken }, (from) =>
    filterEntries(draft.daemonTaskDefinitions.walk('byFamily', key, { ...from, reverse: sort === 'DESC' }), (record) =>
      matches(draft, record, input),
    ),
  );
  return { daemonTaskDefinitions: page.items.map(toDaemonTaskDefinitionSummary), nextToken: page.nextToken };
}

/** Assumption: the last registered one is left out where it has another status; none takes its place. */
function matches(
  draft: EcsDraft,
  record: DaemonTaskDefinitionRecord,
  { familyPrefix = '', revision, status = 'ACTIVE' }: ListDaemonTaskDefinitionsRequest,
): boolean {
  return (
    record.family.startsWith(familyPrefix) &&
    (status === 'ALL' || record.status === status) &&
    (revision !== 'LAST_REGISTERED' || isLast(draft, record))
  );
}

function isLast(draft: EcsDraft, { daemonTaskDefinitionArn: arn, family }: DaemonTaskDefinitionRecord): boolean {
  const key = [...scopeKey(scopeOfArn(arn)), family];
  return draft.daemonTaskDefinitions.last('byFamily', key)?.daemonTaskDefinitionArn === arn;
}
