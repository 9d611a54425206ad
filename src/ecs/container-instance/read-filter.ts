import { invalidParameter } from '../ecs-errors.js';
import { ExpressionError, parseExpression, type Expression } from '../placement/parse-expression.js';

/** A filter in the cluster query language. Assumption: the wording of what is wrong with it. */
export function readFilter(filter: string | undefined): Expression | undefined {
  if (filter === undefined || filter.trim() === '') return undefined;
  try {
    return parseExpression(filter);
  } catch (error) {
    if (error instanceof ExpressionError) throw invalidParameter(`Invalid filter expression: ${error.message}`);
    throw error;
  }
}
