import type { ListServicesByNamespaceRequest, ListServicesByNamespaceResponse } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import { scopeKey } from '../cluster/cluster-table.js';
import { readNamespace } from '../cluster/read-cluster-input.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';

/** The ACTIVE services of all clusters that Service Connect finds in the namespace. */
export function listServicesByNamespace(
  draft: EcsDraft,
  input: ListServicesByNamespaceRequest,
  { scope }: EcsContext,
): ListServicesByNamespaceResponse {
  const { namespace } = readNamespace(input.namespace ?? '', scope);
  assertNamespace(draft, namespace, scope);
  const { maxResults, nextToken } = input;
  const page = paginate({ list: 'ListServicesByNamespace', maxResults, nextToken, defaultResults: 10 }, (from) =>
    draft.services.walk('byNamespace', [...scopeKey(scope), namespace], from),
  );
  return { serviceArns: page.items.map(({ serviceArn }) => serviceArn), nextToken: page.nextToken };
}

/** Assumption: a namespace is there when a service uses it or a cluster has it as its default, and the wording. */
function assertNamespace(draft: EcsDraft, namespace: string, scope: Scope): void {
  if (draft.services.count('byNamespace', [...scopeKey(scope), namespace]) > 0) return;
  for (const { serviceConnectDefaults } of draft.clusters.list('byScope', scopeKey(scope))) {
    if (serviceConnectDefaults?.namespace === namespace) return;
  }
  throw new ApiError('NamespaceNotFoundException', 'The specified namespace was not found.');
}
