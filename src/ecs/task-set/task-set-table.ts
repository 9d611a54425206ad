import type { TableDefinition } from '../../store/table.js';
import type { TaskSetRecord } from './task-set-record.js';

export const taskSetTable: TableDefinition<TaskSetRecord, 'byService' | 'byTaskDefinition'> = {
  key: (taskSet) => taskSet.taskSetArn,
  indexes: {
    byService: (taskSet) => [taskSet.serviceArn],
    byTaskDefinition: (taskSet) => [taskSet.spec.taskDefinition],
  },
  describe: ({ status, scale, stabilityStatus }) => `${status} ${scale.value}% ${stabilityStatus}`,
};
