import type { ListTaskDefinitionsRequest, ListTaskDefinitionsResponse } from '@aws-sdk/client-ecs';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';

/** Despite its name, `familyPrefix` is the whole name of a family. */
export function listTaskDefinitions(
  draft: EcsDraft,
  input: ListTaskDefinitionsRequest,
  { scope }: EcsContext,
): ListTaskDefinitionsResponse {
  const { familyPrefix, status = 'ACTIVE', sort = 'ASC', maxResults, nextToken } = input;
  const key = [...scopeKey(scope), status, ...(familyPrefix ? [familyPrefix] : [])];
  const page = paginate({ list: 'ListTaskDefinitions', maxResults, nextToken }, (from) =>
    draft.taskDefinitions.walk('byStatus', key, { ...from, reverse: sort === 'DESC' }),
  );
  return { taskDefinitionArns: page.items.map((record) => record.taskDefinitionArn), nextToken: page.nextToken };
}
