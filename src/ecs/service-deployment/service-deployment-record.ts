import type {
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStage,
  DeploymentLifecycleHookStatus,
  DeploymentLifecycleHookTargetType,
  ServiceDeploymentRollbackMonitorsStatus,
  ServiceDeploymentStatus,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';
import type { FilledDeploymentConfiguration } from '../service/service-record.js';

/** How a service gets from the revisions that it runs to another. */
export interface ServiceDeploymentRecord extends Stored {
  serviceDeploymentArn: string;
  serviceArn: string;
  clusterArn: string;
  status: ServiceDeploymentStatus;
  statusReason?: string;
  /** The revisions that were there when it began. */
  sourceRevisionArns: string[];
  targetRevisionArn: string;
  deploymentConfiguration: FilledDeploymentConfiguration;
  circuitBreaker: { status: ServiceDeploymentRollbackMonitorsStatus; failureCount: number; threshold: number };
  alarms: {
    status: ServiceDeploymentRollbackMonitorsStatus;
    alarmNames: string[];
    triggeredAlarmNames: string[];
  };
  rollback?: RollbackRecord;
  /** Of the strategies that shift traffic. */
  stage?: StageRecord;
  /** Those that have run or wait, oldest first. */
  hooks: HookRecord[];
  /** The share of the target revision, in percent. Of the strategies that shift traffic. */
  traffic?: { test: number; production: number };
  /** How the revisions stood when the deployment ended. While it runs their tasks are counted. */
  final?: { sources: ServiceRevisionSummary[]; target: ServiceRevisionSummary };
  createdAt: number;
  startedAt?: number;
  finishedAt?: number;
  stoppedAt?: number;
  updatedAt: number;
}

export interface RollbackRecord {
  reason: string;
  startedAt: number;
  serviceRevisionArn: string;
}

export interface StageRecord {
  name: DeploymentLifecycleHookStage | 'SCALE_UP' | 'BAKE_TIME' | 'CLEAN_UP';
  startedAt: number;
}

export interface HookRecord {
  hookId: string;
  stage: DeploymentLifecycleHookStage;
  targetType: DeploymentLifecycleHookTargetType;
  targetArn?: string;
  status: DeploymentLifecycleHookStatus;
  expiresAt: number;
  timeoutAction: DeploymentLifecycleHookAction;
  /** When a Lambda function that is not ready yet is asked again. */
  callBackAt?: number;
}
