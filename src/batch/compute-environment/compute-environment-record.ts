import type {
  CEState,
  CEStatus,
  CEType,
  ComputeResource,
  EcsSettings,
  EksConfiguration,
  OrchestrationType,
  UpdatePolicy,
} from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';

export interface ComputeEnvironmentRecord extends Stored {
  computeEnvironmentArn: string;
  computeEnvironmentName: string;
  uuid: string;
  type: CEType;
  /** What the user wants. */
  state: CEState;
  /** What has become of it. */
  status: CEStatus;
  statusReason?: string;
  serviceRole: string;
  containerOrchestrationType: OrchestrationType;
  ecsClusterArn?: string;
  eksConfiguration?: EksConfiguration;
  unmanagedvCpus?: number;
  /**
   * As Describe shows it, defaults included. For instances `desiredvCpus` is what the scheduler has made of it, without those that are to
   * be replaced.
   */
  computeResources?: ComputeResource;
  updatePolicy?: UpdatePolicy;
  context?: string;
  ecsSettings?: EcsSettings;
  tags: Record<string, string>;
  /** Of the jobs that have started and not ended. Fargate has no other limit. */
  usedvCpus: number;
  /** The instances that an infrastructure update is to replace. They take no more jobs. */
  replaced?: string[];
  /** Amazon EC2 has no more instances of its types, or Fargate no room for more tasks. */
  isShortOfCapacity: boolean;
}
