/** An expression of the cluster query language, as plain data. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | Predicate;

export interface Predicate {
  readonly kind: 'predicate';
  readonly subject: Subject;
  readonly operator: Operator;
  /** None for `exists`, one or more for `in`, otherwise one. */
  readonly values: readonly string[];
}

export type Subject =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'task:group' | 'agentConnected' | 'ec2InstanceId' | OrderedField };

/** What can be more or less. */
export type OrderedField = 'agentVersion' | 'registeredAt' | 'runningTasksCount';

export type Operator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'in' | '!in' | '=~' | '!~' | 'exists' | '!exists';
