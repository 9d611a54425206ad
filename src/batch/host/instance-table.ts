import type { Stored, TableDefinition } from '../../store/table.js';
import type { Resources } from './resources.js';

/** An Amazon EC2 instance of a compute environment that ECS does not know of. */
export interface InstanceRecord extends Stored {
  instanceArn: string;
  instanceId: string;
  instanceType: string;
  computeEnvironmentArn: string;
  registered: Resources;
}

export const instanceTable: TableDefinition<InstanceRecord, 'byEnvironment' | 'byInstanceId'> = {
  key: (instance) => instance.instanceArn,
  indexes: {
    byEnvironment: (instance) => [instance.computeEnvironmentArn],
    byInstanceId: (instance) => [instance.instanceId],
  },
  describe: ({ instanceType }) => instanceType,
};
