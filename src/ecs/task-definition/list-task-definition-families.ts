import type {
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionFamiliesResponse,
  TaskDefinitionFamilyStatus,
} from '@aws-sdk/client-ecs';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';

export function listTaskDefinitionFamilies(
  draft: EcsDraft,
  input: ListTaskDefinitionFamiliesRequest,
  { scope }: EcsContext,
): ListTaskDefinitionFamiliesResponse {
  const { familyPrefix = '', status: wanted = 'ALL', maxResults, nextToken } = input;
  const key = scopeKey(scope);
  const page = paginate({ list: 'ListTaskDefinitionFamilies', maxResults, nextToken }, function* (from) {
    for (const [position, { family }] of draft.taskDefinitionFamilies.walk('byName', key, from)) {
      if (!family.startsWith(familyPrefix)) continue;
      const status = statusOf(draft, key, family);
      if (status !== undefined && (wanted === 'ALL' || wanted === status)) yield [position, family];
    }
  });
  return { families: [...page.items], nextToken: page.nextToken };
}

/** INACTIVE without an ACTIVE revision, undefined without any. */
function statusOf(draft: EcsDraft, key: readonly string[], family: string): TaskDefinitionFamilyStatus | undefined {
  if (draft.taskDefinitions.count('byStatus', [...key, 'ACTIVE', family]) > 0) return 'ACTIVE';
  return draft.taskDefinitions.count('byFamily', [...key, family]) > 0 ? 'INACTIVE' : undefined;
}
