import type { CompleteDefinition } from '../task-definition-record.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const REQUIRED_AWSLOGS_OPTIONS = ['awslogs-group', 'awslogs-region'];

const rules: readonly ContainerRule[] = [
  ({ logConfiguration }) => {
    if (logConfiguration?.logDriver !== 'awslogs') return undefined;
    const missing = REQUIRED_AWSLOGS_OPTIONS.filter((name) => !logConfiguration.options?.[name]);
    return missing.length > 0 && `Log driver awslogs requires options: ${missing.join(', ')}`;
  },
];

export const logRules: readonly TaskDefinitionRule[] = [
  forEachContainer(rules),
  (definition) =>
    logsToFirelens(definition) &&
    !hasRouter(definition) &&
    'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be ' +
      'specified',
  (definition) =>
    hasRouter(definition) &&
    !logsToFirelens(definition) &&
    'When a firelensConfiguration object is specified, at least one container has to be configured with the ' +
      'awsfirelens log driver.',
];

function logsToFirelens({ containerDefinitions }: CompleteDefinition): boolean {
  return containerDefinitions.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens');
}

function hasRouter({ containerDefinitions }: CompleteDefinition): boolean {
  return containerDefinitions.some(({ firelensConfiguration }) => firelensConfiguration !== undefined);
}
