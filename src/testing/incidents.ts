import { arnTail } from '../aws/arn.js';
import { changeContainerInstance } from '../ecs/container-instance/change-container-instance.js';
import { connectAgent } from '../ecs/container-instance/connect-agent.js';
import { TERMINATE } from '../ecs/container-instance/container-instance-transitions.js';
import type { ContainerInstanceRecord } from '../ecs/container-instance/container-instance-record.js';
import { terminateInstance } from '../ecs/container-instance/terminate-instance.js';
import type { EcsSettings, EcsTransitionContext } from '../ecs/ecs-context.js';
import type { EcsSlices, WatcherBinding } from '../ecs/ecs-service.js';
import type { EcsDraft } from '../ecs/ecs-state.js';
import { warnOfInterruption } from '../ecs/task/spot-interruption.js';
import { setAlarm } from '../ecs/service/set-alarm.js';
import type { TaskRecord } from '../ecs/task/task-record.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import type { Store } from '../store/store.js';

/** What befalls tasks and instances. Each is named by its ARN, its id, or an instance by its EC2 id. */
export interface EcsIncidents {
  /**
   * Fargate Spot takes a task back, or Amazon EC2 an instance: an event gives two minutes' warning, then the task stops, or the
   * instance, which drains meanwhile, is terminated.
   */
  spotInterruption(taskOrInstance: string): void;
  /** The instance is gone, and what ran on it with it. */
  instanceTermination(instance: string): void;
  /** The agent is not heard any more: no task is placed on the instance, and what its tasks do is not seen. */
  agentDisconnect(instance: string): void;
  /** The agent is back, and reports what has happened in the meantime. */
  agentReconnect(instance: string): void;
  /** An alarm of Amazon CloudWatch goes off, or is OK again. Default `ALARM`. */
  alarm(name: string, state?: AlarmState): void;
}

export type AlarmState = 'ALARM' | 'OK';

/** What incidents befall. */
export interface IncidentWorld<S extends EcsSlices> {
  readonly store: Store<S>;
  readonly accountId: string;
  readonly region: string;
}

interface Scene {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
}

const WARNING_MS = 120_000;

export function createEcsIncidents<S extends EcsSlices>(
  world: IncidentWorld<S>,
  { settings, bindWatcher }: { readonly settings: EcsSettings; readonly bindWatcher: WatcherBinding<S> | undefined },
): EcsIncidents {
  const happen = (incident: (scene: Scene) => void) =>
    world.store.transact((draft, context) => {
      const watcher = bindWatcher?.(draft, context);
      incident({ draft: draft.ecs, context: { ...context, ...settings, ...(watcher && { watcher }) } });
    });
  const toInstance = (reference: string, incident: (scene: Scene & { containerInstanceArn: string }) => void) =>
    happen((scene) => incident({ ...scene, ...getInstance(scene.draft, reference) }));
  return {
    spotInterruption: (reference) =>
      happen((scene) => {
        const task = findTask(scene.draft, reference);
        if (task !== undefined) interruptTask(scene, task);
        else interruptInstance({ ...scene, ...getInstance(scene.draft, reference) });
      }),
    instanceTermination: (reference) => toInstance(reference, terminateInstance),
    agentDisconnect: (reference) => toInstance(reference, (scene) => connectAgent(scene, false)),
    agentReconnect: (reference) => toInstance(reference, (scene) => connectAgent(scene, true)),
    alarm(name, state = 'ALARM') {
      const { accountId, region } = world;
      if (state !== 'ALARM' && state !== 'OK') {
        throw new UsageError(`alarm: ${showValue(state)} is no state of an alarm. Give ALARM or OK.`);
      }
      happen((scene) => setAlarm(scene, { alarmName: name, state }, { accountId, region }));
    },
  };
}

function interruptTask({ draft, context }: Scene, { taskArn, capacityProviderName }: TaskRecord): void {
  if (capacityProviderName !== 'FARGATE_SPOT') {
    throw new UsageError(
      `spotInterruption: ${taskArn} does not run on FARGATE_SPOT, so nobody takes it back. ` +
        "Run it with that capacity provider, or seed it with capacityProviderName: 'FARGATE_SPOT'.",
    );
  }
  warnOfInterruption({ draft, context, taskArn }, WARNING_MS);
}

function interruptInstance(scene: Scene & { containerInstanceArn: string }): void {
  changeContainerInstance(scene, (instance) => {
    instance.status = 'DRAINING';
  });
  scene.context.schedule({ kind: TERMINATE, target: scene.containerInstanceArn, afterMs: WARNING_MS });
}

function findTask(draft: EcsDraft, reference: string): TaskRecord | undefined {
  return draft.tasks.get(reference) ?? draft.tasks.all().find(({ taskArn }) => arnTail(taskArn) === reference);
}

function getInstance(draft: EcsDraft, reference: string): Pick<ContainerInstanceRecord, 'containerInstanceArn'> {
  const { containerInstanceArn } =
    draft.containerInstances.get(reference) ??
    draft.containerInstances
      .all()
      .find(
        (instance) => instance.ec2InstanceId === reference || arnTail(instance.containerInstanceArn) === reference,
      ) ??
    {};
  if (containerInstanceArn === undefined) {
    throw new UsageError(
      `${showValue(reference)} is no task or container instance of this world. ` +
        'Give an ARN or an id, as ecs.seed and the replies of the clients show them.',
    );
  }
  return { containerInstanceArn };
}
