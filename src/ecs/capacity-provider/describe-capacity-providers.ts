import type {
  CapacityProvider,
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  Failure,
} from '@aws-sdk/client-ecs';
import { sortablePart } from '../../store/table.js';
import type { Walk } from '../../store/sorted-map.js';
import type { Scope } from '../../aws/arn.js';
import { getActiveCluster, scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { capacityProviderArnOf, FARGATE_PROVIDERS, findCapacityProvider } from './capacity-provider-table.js';
import { toBuiltInView, toCapacityProviderView } from './capacity-provider-view.js';

const MOST_REFERENCES = 100;
const MOST_RESULTS = 10;

export function describeCapacityProviders(
  draft: EcsDraft,
  input: DescribeCapacityProvidersRequest,
  { scope }: EcsContext,
): DescribeCapacityProvidersResponse {
  const { capacityProviders: references = [], include = [], maxResults, nextToken } = input;
  if (references.length > MOST_REFERENCES) {
    throw invalidParameter(`Capacity providers cannot have more than ${MOST_REFERENCES} elements.`);
  }
  const names =
    input.cluster === undefined ? undefined : getActiveCluster(draft, input.cluster, scope).capacityProviders;
  const view = (reference: string) => describe(draft, { reference, include }, scope);
  const isShown = ({ name = '' }: CapacityProvider) => names === undefined || names.includes(name);
  const page = paginate(
    { list: 'DescribeCapacityProviders', maxResults, nextToken, mostResults: MOST_RESULTS },
    ({ after = '' }: Walk) =>
      (references.length > 0 ? numbered(references) : walkAll(draft, scope)).filter(
        ([position, reference]) => position > after && (references.length > 0 || isShown(view(reference) ?? {})),
      ),
  );
  const capacityProviders: CapacityProvider[] = [];
  const failures: Failure[] = [];
  for (const reference of page.items) {
    const provider = view(reference);
    if (provider !== undefined && isShown(provider)) capacityProviders.push(provider);
    else failures.push({ arn: capacityProviderArnOf(reference, scope), reason: 'MISSING' });
  }
  return { capacityProviders, failures, nextToken: page.nextToken };
}

type Positioned = readonly [position: string, reference: string];

function numbered(references: readonly string[]): Positioned[] {
  return references.map((reference, index) => [sortablePart(index), reference]);
}

/** Those that exist everywhere, and those of the account. Assumption: in this order, by time of creation. */
function walkAll(draft: EcsDraft, scope: Scope): Positioned[] {
  const own = [...draft.capacityProviders.walk('byScope', scopeKey(scope))];
  return [
    ...FARGATE_PROVIDERS.map((name, index): Positioned => [`\u0001${index}`, name]),
    ...own.map(([position, { name }]): Positioned => [position, name]),
  ];
}

function describe(
  draft: EcsDraft,
  { reference, include }: { readonly reference: string; readonly include: readonly 'TAGS'[] },
  scope: Scope,
): CapacityProvider | undefined {
  const builtIn = FARGATE_PROVIDERS.find(
    (name) => capacityProviderArnOf(name, scope) === capacityProviderArnOf(reference, scope),
  );
  if (builtIn !== undefined) return toBuiltInView(builtIn, scope);
  const provider = findCapacityProvider(draft, reference, scope);
  return provider && toCapacityProviderView(provider, include);
}
