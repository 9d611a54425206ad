import type { LaunchType, PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import { ExpressionError } from './expression-error.js';
import { parseExpression } from './parse-expression.js';

const MOST_CONSTRAINTS = 10;
const MOST_STRATEGIES = 5;
const MOST_EXPRESSION_CHARACTERS = 2_000;

/** What a request to run tasks or to create a service says about placement. */
export interface PlacementInput {
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
}

export interface PlacementTarget {
  readonly launchType: LaunchType;
  /** Those of the task definition: they count for the limit. */
  readonly definitionConstraints: readonly unknown[];
}

/** Assumption: the wordings for the launch type; that Fargate refuses both is on record. */
export function assertPlacement(request: PlacementInput, target: PlacementTarget): void {
  const { placementConstraints = [], placementStrategy = [] } = request;
  if (target.launchType === 'FARGATE' && placementConstraints.length > 0) {
    throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
  }
  if (target.launchType === 'FARGATE' && placementStrategy.length > 0) {
    throw invalidParameter('Placement strategies are not supported with FARGATE launch type.');
  }
  if (placementConstraints.length + target.definitionConstraints.length > MOST_CONSTRAINTS) {
    throw invalidParameter(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
  }
  if (placementStrategy.length > MOST_STRATEGIES) {
    throw invalidParameter(`Maximum number of strategies is ${MOST_STRATEGIES}`);
  }
  const problem =
    firstOf(placementConstraints, findConstraintProblem) ?? firstOf(placementStrategy, findStrategyProblem);
  if (problem !== undefined) throw invalidParameter(problem);
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  return items.map(find).find((problem) => problem !== undefined);
}

/** Assumption: the wording for a missing type. */
function findConstraintProblem({ type, expression }: PlacementConstraint): string | undefined {
  if (type === undefined) return 'type should be one of [distinctInstance,memberOf]';
  if (type === 'memberOf') return findExpressionProblem(expression);
  return expression === undefined ? undefined : 'distinctInstance expression should not be specified.';
}

/**
 * What is wrong with the expression of a `memberOf` constraint.
 * Assumption: the wording; AWS is only known to answer with what its parser says.
 */
export function findExpressionProblem(expression = ''): string | undefined {
  const invalid = `Invalid expression '${expression}'`;
  if (expression.trim() === '') return invalid;
  if (expression.length > MOST_EXPRESSION_CHARACTERS) {
    return `${invalid}: more than ${MOST_EXPRESSION_CHARACTERS} characters`;
  }
  try {
    parseExpression(expression);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return `${invalid}: ${error.message}`;
    throw error;
  }
}

/**
 * Assumption: the wordings for a missing type or field, and for a field that tasks cannot be spread over; the full stop of
 * the sentence about `random`, which the recorded one about `distinctInstance` has.
 */
function findStrategyProblem({ type, field }: PlacementStrategy): string | undefined {
  switch (type) {
    case undefined:
      return 'type should be one of [binpack,random,spread]';
    case 'random':
      return field === undefined ? undefined : 'random field should not be specified.';
    case 'binpack':
      return findFieldProblem(type, field, /^(?:cpu|memory)$/i);
    default:
      return findFieldProblem(type, field, /^(?:instanceId|host|attribute:.+)$/);
  }
}

function findFieldProblem(type: string, field: string | undefined, valid: RegExp): string | undefined {
  if (!field) return `${type} field should be specified.`;
  return valid.test(field) ? undefined : `${type} field '${field}' is invalid`;
}
