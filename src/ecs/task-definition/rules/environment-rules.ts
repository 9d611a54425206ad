import { parseArn } from '../../../aws/arn.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const MOST_ENVIRONMENT_FILES = 10;

const rules: readonly ContainerRule[] = [
  // Assumption: the secrets of a log driver need the role as those of the container do.
  ({ secrets = [], logConfiguration }, { executionRoleArn }) =>
    secrets.length + (logConfiguration?.secretOptions?.length ?? 0) > 0 &&
    executionRoleArn === undefined &&
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ({ environmentFiles = [] }) =>
    environmentFiles.length > MOST_ENVIRONMENT_FILES &&
    'The maximum number of environment files was exceeded. Specify ten or less and try again',
  ({ environmentFiles = [] }) =>
    environmentFiles.some(({ value = '' }) => parseArn(value) === undefined) && 'Invalid arn syntax.',
  // Assumption: the wording.
  ({ environmentFiles = [] }) =>
    environmentFiles.some(({ value = '' }) => !value.endsWith('.env')) &&
    'Environment files must have a .env file extension.',
];

export const environmentRules: readonly TaskDefinitionRule[] = [forEachContainer(rules)];
