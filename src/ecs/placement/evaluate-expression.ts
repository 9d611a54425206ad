import type { Expression, Operator, Predicate } from './expression.js';
import { compareNumbers, ORDERED_FIELDS } from './ordered-fields.js';
import { matchesPattern } from './pattern/matches-pattern.js';

/** What an expression asks about: a container instance. */
export interface ExpressionSubject {
  /** Some have no value. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
  readonly agentConnected: boolean;
  readonly agentVersion: string;
  readonly ec2InstanceId: string | undefined;
  readonly registeredAt: number;
  readonly runningTasksCount: number;
  hasTaskOfGroup(group: string): boolean;
}

/** Whether a container instance is a member of the group that the expression describes. */
export function matchesExpression(expression: Expression, subject: ExpressionSubject): boolean {
  switch (expression.kind) {
    case 'or':
      return expression.operands.some((operand) => matchesExpression(operand, subject));
    case 'and':
      return expression.operands.every((operand) => matchesExpression(operand, subject));
    case 'not':
      return !matchesExpression(expression.operand, subject);
    default:
      return matchesPredicate(expression, subject);
  }
}

function matchesPredicate({ subject, operator, values }: Predicate, instance: ExpressionSubject): boolean {
  switch (subject.kind) {
    case 'attribute':
      if (operator === 'exists' || operator === '!exists') {
        return instance.attributes.has(subject.name) === (operator === 'exists');
      }
      return holdsForText(instance.attributes.get(subject.name), operator, values);
    case 'task:group': {
      // Assumption: what is denied is that there is a task of the group, not that there is one of another.
      const hasTask = values.some((group) => instance.hasTaskOfGroup(group));
      return hasTask === (operator === '==' || operator === 'in');
    }
    case 'ec2InstanceId':
      return holdsForText(instance.ec2InstanceId, operator, values);
    case 'agentConnected':
      return holdsForText(String(instance.agentConnected), operator, values);
    default:
      return holds(operator, ORDERED_FIELDS[subject.kind].compare(instance, values[0] ?? ''));
  }
}

/**
 * Nothing holds of an attribute that the instance has not: `!=` asks for another value.
 * Assumption: so it is with `!in` and `!~`, and with an attribute that has no value, of which only `exists` holds.
 */
function holdsForText(value: string | undefined, operator: Operator, values: readonly string[]): boolean {
  const [literal = ''] = values;
  if (value === undefined) return false;
  switch (operator) {
    case '==':
      return value === literal;
    case '!=':
      return value !== literal;
    case 'in':
      return values.includes(value);
    case '!in':
      return !values.includes(value);
    case '=~':
      return matchesPattern(literal, value);
    case '!~':
      return !matchesPattern(literal, value);
    default:
      return holds(operator, compareNumbers(value, literal));
  }
}

/** Whether a comparison holds. None does for what cannot be compared. */
function holds(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return !Number.isNaN(difference) && difference !== 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    default:
      return false;
  }
}
