import type { DeploymentLifecycleHook, DeploymentLifecycleHookStage } from '@aws-sdk/client-ecs';

/** The event that the Lambda function of a lifecycle hook is invoked with. */
export interface LifecycleHookEvent {
  /** The same for all invocations at one visit of a stage. */
  readonly executionId: string;
  /** The stage that the deployment is in. */
  readonly lifecycleStage: DeploymentLifecycleHookStage;
  /** The ARN of the service deployment. */
  readonly resourceArn: string;
  /** What is deployed. */
  readonly executionDetails: {
    /** The ARN of the service. */
    readonly serviceArn: string;
    /** The ARN of the service revision that the deployment leads to. */
    readonly targetServiceRevisionArn: string;
    /** Service revision → percent. Empty at stages that shift no test traffic. */
    readonly testTrafficWeights: TrafficWeights;
    /** Service revision → percent. */
    readonly productionTrafficWeights: TrafficWeights;
  };
  /** Those of the hook, or what its last invocation has left. */
  readonly hookDetails?: DeploymentLifecycleHook['hookDetails'];
}

/** Percents by the ARN of a service revision. */
export type TrafficWeights = Readonly<Record<string, number>>;

/** What the function returns. */
export interface LifecycleHookResult {
  /** IN_PROGRESS: the function is invoked again. */
  readonly hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';
  /** Seconds until a function that answers IN_PROGRESS is invoked again. Default 30. */
  readonly callBackDelay?: number;
  /** What the next invocation of this hook gets. */
  readonly hookDetails?: DeploymentLifecycleHook['hookDetails'];
}

/** What an answer is chosen by. */
export interface LifecycleHookSubject {
  /** What the function is invoked with. */
  readonly event: LifecycleHookEvent;
  /** The ARN of the function. */
  readonly hookTargetArn: string;
  /** The name of the service. */
  readonly service: string;
}

/** Finds what a function answers. `takeTurn` counts, in the state, the invocations that a rule has matched before. */
export type HookAnswerSource = (
  hook: LifecycleHookSubject,
  takeTurn: (rule: string) => number,
) => LifecycleHookResult | undefined;
