import type { Failure, PlacementConstraintType, PlacementStrategy } from '@aws-sdk/client-ecs';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { attributeOf, hasAttribute } from '../container-instance/instance-attributes.js';
import type { Expression } from './expression.js';
import { findShortage, type ResourceNeed } from '../container-instance/resource-claim.js';

/** An instance that may take a task. */
export interface Candidate {
  readonly instance: ContainerInstanceRecord;
  /** How many tasks of the group are on it. */
  readonly tasksOfGroup: number;
  /** Whether the instance satisfies a `memberOf` expression. */
  matches(expression: Expression): boolean;
}

export interface PlacementRequest {
  readonly need: ResourceNeed;
  readonly requiredAttributes: readonly string[];
  /** Those of the definition and those of the request: all must hold. */
  readonly constraints: readonly ParsedConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  /** Those that the subnets of the task are in, where they are known. */
  readonly zones?: readonly string[] | undefined;
  /** Draws one of so many. */
  draw(count: number): number;
}

export interface ParsedConstraint {
  readonly type?: PlacementConstraintType | undefined;
  readonly expression?: Expression;
}

export type Placement =
  | { readonly instance: ContainerInstanceRecord }
  /** Why each instance that was considered cannot take the task. */
  | { readonly failures: readonly Failure[] };

/** Decides where a task goes: what fits, of these what the constraints allow, of these what the strategies prefer. */
export function planPlacement(candidates: readonly Candidate[], request: PlacementRequest): Placement {
  const problems = candidates.map((candidate) => ({ candidate, reason: findProblem(candidate, request) }));
  const suitable = problems.filter(({ reason }) => reason === undefined).map(({ candidate }) => candidate);
  if (suitable.length === 0) {
    return {
      failures: problems.map(({ candidate, reason }) => ({ arn: candidate.instance.containerInstanceArn, reason })),
    };
  }
  let preferred: readonly Candidate[] = suitable;
  for (const strategy of request.strategies) preferred = prefer(preferred, strategy, candidates);
  const chosen = preferred[request.draw(preferred.length)] ?? preferred[0];
  return chosen === undefined ? { failures: [] } : { instance: chosen.instance };
}

/** The first check that the instance does not pass, in the order of AWS. */
export function findProblem(
  { instance, tasksOfGroup, matches }: Candidate,
  request: PlacementRequest,
): string | undefined {
  if (!instance.agentConnected) return 'AGENT';
  if (request.requiredAttributes.some((name) => !hasAttribute(instance.attributes, name))) return 'ATTRIBUTE';
  const shortage = findShortage(instance.remaining, request.need);
  if (shortage !== undefined) return shortage;
  if (request.zones && !request.zones.includes(zoneOf(instance))) return 'LOCATION';
  for (const { type, expression } of request.constraints) {
    // Assumption: the wording for distinctInstance; that of memberOf is on record.
    if (type === 'distinctInstance' && tasksOfGroup > 0) return 'DistinctInstance placement constraint unsatisfied.';
    if (type === 'memberOf' && expression && !matches(expression)) return 'MemberOf placement constraint unsatisfied.';
  }
  return undefined;
}

function zoneOf({ attributes }: ContainerInstanceRecord): string {
  return attributeOf(attributes, 'ecs.availability-zone') ?? '';
}

function prefer(
  best: readonly Candidate[],
  { type, field = '' }: PlacementStrategy,
  all: readonly Candidate[],
): readonly Candidate[] {
  if (type === 'binpack') {
    return lowest(best, ({ instance }) => instance.remaining[/^cpu$/i.test(field) ? 'cpu' : 'memory']);
  }
  if (type !== 'spread') return best;
  if (!field.startsWith('attribute:')) return lowest(best, ({ tasksOfGroup }) => tasksOfGroup);
  // Instances without the attribute are alike.
  const name = field.slice('attribute:'.length);
  const valueOf = ({ instance }: Candidate) => attributeOf(instance.attributes, name) ?? '';
  const tasks = new Map<string, number>();
  for (const candidate of all) {
    const value = valueOf(candidate);
    tasks.set(value, (tasks.get(value) ?? 0) + candidate.tasksOfGroup);
  }
  return lowest(best, (candidate) => tasks.get(valueOf(candidate)) ?? 0);
}

function lowest(candidates: readonly Candidate[], measure: (candidate: Candidate) => number): readonly Candidate[] {
  const measures = candidates.map(measure);
  const least = Math.min(...measures);
  return candidates.filter((_, index) => measures[index] === least);
}
