import { isName } from '../../assert-name.js';
import { isRoleArn } from '../../is-role-arn.js';
import { findExpressionProblem } from '../../placement/placement-rules.js';
import type { TaskDefinitionRule } from './rule.js';

const MOST_CONTAINERS = 10;
const MOST_BYTES = 65_536;
const MOST_CONSTRAINTS = 10;

/** A task role can be given by its name, with or without a path, or by its ARN. */
const ROLE_NAME = /^[\w+=,.@/-]{1,512}$/;

export const definitionRules: readonly TaskDefinitionRule[] = [
  ({ family }) => family === '' && 'Family can not be blank.',
  ({ family }) => !isName(family) && 'Family contains invalid characters.',
  ({ containerDefinitions }) => containerDefinitions.length === 0 && 'Container list cannot be empty.',
  ({ containerDefinitions }) => containerDefinitions.length > MOST_CONTAINERS && 'Too many containers.',
  // Assumption: what is measured is the definition as JSON, with its defaults.
  (definition) => {
    const bytes = Buffer.byteLength(JSON.stringify(definition));
    return bytes > MOST_BYTES && `Actual length: '${bytes}'. Max allowed length is '${MOST_BYTES}' bytes.`;
  },
  ({ inferenceAccelerators }) => inferenceAccelerators && "Unsupported field 'inferenceAccelerators'",
  ({ containerDefinitions }) => {
    const names = containerDefinitions.map(({ name }) => name).filter((name) => name !== '');
    return new Set(names).size < names.length && 'Container names must be unique within a task definition.';
  },
  ({ containerDefinitions }) =>
    containerDefinitions.every(({ essential }) => !essential) &&
    "Task definition doesn't have any essential container.",
  ({ taskRoleArn: role }) =>
    role !== undefined && !(role.startsWith('arn:') ? isRoleArn(role) : ROLE_NAME.test(role)) && 'Role is not valid',
  ({ executionRoleArn: role }) => role !== undefined && !isRoleArn(role) && 'Role is not valid',
  // Assumption: the wordings of what is wrong with placement constraints.
  ({ placementConstraints }) =>
    placementConstraints.length > MOST_CONSTRAINTS && `Maximum number of constraints is ${MOST_CONSTRAINTS}`,
  ({ placementConstraints }) =>
    placementConstraints.some(({ type }) => type === undefined) && 'Placement constraint type must be memberOf.',
  ({ placementConstraints }) =>
    placementConstraints
      .map(({ expression }) => findExpressionProblem(expression))
      .find((problem) => problem !== undefined),
];
