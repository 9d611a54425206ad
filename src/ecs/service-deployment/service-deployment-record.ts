import type {
  DeploymentLifecycleHook,
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
import type { StageVisit } from './plan-stages.js';

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
  /** The one of the source revisions that serves, and that traffic shifts away from. */
  blueRevisionArn?: string;
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
  /** The stages that follow it. None of a rolling deployment. */
  stagesAhead: StageVisit[];
  /** Those that have run or wait, oldest first. */
  hooks: HookRecord[];
  /** The share of the target revision, in percent. Of the strategies that shift traffic; without test traffic, of production alone. */
  traffic?: TrafficRecord;
  /** Of a rolling update that alarms watch: since when it has been complete but for its bake time. */
  bakingSince?: number;
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

export interface TrafficRecord {
  test?: number;
  production: number;
}

export interface StageRecord extends StageVisit {
  startedAt: number;
  /** The hooks that run at this visit of the stage. */
  hookIds: string[];
}

export interface HookRecord {
  hookId: string;
  /** Which one of `deploymentConfiguration.lifecycleHooks` it is. */
  position: number;
  stage: DeploymentLifecycleHookStage;
  targetType: DeploymentLifecycleHookTargetType;
  targetArn?: string;
  status: DeploymentLifecycleHookStatus;
  expiresAt: number;
  timeoutAction: DeploymentLifecycleHookAction;
  /** When a Lambda function is asked, for the first time or again. */
  callBackAt?: number;
  /** What the next invocation of the function gets. */
  hookDetails?: DeploymentLifecycleHook['hookDetails'];
}
