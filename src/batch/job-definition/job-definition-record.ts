import type { JobDefinition, OrchestrationType, JobDefinitionType } from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

/** What a definition says of its jobs, as Describe shows it: as sent, with the empty lists that AWS adds. */
export type JobDefinitionContent = Pick<
  JobDefinition,
  | 'schedulingPriority'
  | 'parameters'
  | 'retryStrategy'
  | 'containerProperties'
  | 'timeout'
  | 'nodeProperties'
  | 'propagateTags'
  | 'platformCapabilities'
  | 'ecsProperties'
  | 'eksProperties'
  | 'consumableResourceProperties'
>;

export interface JobDefinitionRecord extends Stored {
  jobDefinitionArn: string;
  jobDefinitionName: string;
  revision: number;
  status: 'ACTIVE' | 'INACTIVE';
  type: JobDefinitionType;
  containerOrchestrationType: OrchestrationType;
  content: JobDefinitionContent;
  /** The ARNs of the task definitions of ECS that its jobs have run with: one, or one for each range of nodes. */
  taskDefinitionArns?: Record<string, string>;
  tags: Record<string, string>;
}

/** A name under which definitions have been registered, be there any left or not. */
export interface JobDefinitionNameRecord extends Stored {
  /** The ARN without a revision. */
  arn: string;
  lastRevision: number;
}
