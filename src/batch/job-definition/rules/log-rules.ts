import type { ContainerSettings } from './job-task.js';
import type { Rule } from './rule.js';

const AWSLOGS_OPTIONS = [
  'awslogs-region',
  'awslogs-group',
  'awslogs-create-group',
  'awslogs-stream-prefix',
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'mode',
  'max-buffer-size',
];

export const logRules: readonly Rule<ContainerSettings>[] = [
  ({ logConfiguration: log }) => {
    if (log?.logDriver !== 'awslogs') return undefined;
    // Assumption: which options awslogs has, and how several that are wrong are listed.
    const unknown = Object.keys(log.options ?? {}).filter((option) => !AWSLOGS_OPTIONS.includes(option));
    return unknown.length > 0 && `Log driver awslogs disallows options: ${unknown.join(', ')}`;
  },
];
