import type { TransactionContext } from '../../store/store.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsTiming } from '../ecs-timing.js';
import type { EcsDraft } from '../ecs-state.js';
import { requestReconcile } from './request-reconcile.js';
import type { Backoff } from './service-record.js';

export interface WakingContext
  extends Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>, Pick<EcsTransitionContext, 'watcher'> {
  readonly timing: Pick<EcsTiming, 'schedulerTickMs'>;
}

/**
 * An instance of the cluster is new or has changed. The scheduler looks soon at the services that may want it, and at those that
 * may lose it.
 */
export function wakeServices(
  draft: EcsDraft,
  instance: Pick<ContainerInstanceRecord, 'containerInstanceArn' | 'clusterArn' | 'status' | 'agentConnected'>,
  context: WakingContext,
): void {
  if (instance.status === 'ACTIVE' && instance.agentConnected) return offerRoom(draft, instance.clusterArn, context);
  const restless = listRestless(draft, instance.clusterArn);
  const afterMs = context.timing.schedulerTickMs;
  for (const serviceArn of new Set([...restless, ...listServicesOn(draft, instance)])) {
    requestReconcile({ serviceArn, afterMs }, context);
  }
}

/** There may be room in the cluster that was not there: the scheduler looks soon at the services that may have waited for it. */
export function offerRoom(draft: EcsDraft, clusterArn: string, context: WakingContext): void {
  for (const serviceArn of listRestless(draft, clusterArn)) {
    noteOffers(draft, serviceArn);
    requestReconcile({ serviceArn, afterMs: context.timing.schedulerTickMs }, context);
  }
}

function listRestless(draft: EcsDraft, clusterArn: string): string[] {
  return [...draft.services.list('byRestless', [clusterArn])].map(({ serviceArn }) => serviceArn);
}

/** Those that run tasks on it. */
function listServicesOn(
  draft: EcsDraft,
  { containerInstanceArn }: Pick<ContainerInstanceRecord, 'containerInstanceArn'>,
): string[] {
  const tasks = [...draft.tasks.list('byContainerInstance', [containerInstanceArn])];
  const live = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  return live.flatMap(({ serviceArn }) =>
    serviceArn !== undefined && draft.services.get(serviceArn) !== undefined ? serviceArn : [],
  );
}

/** A service that waits because tasks found no room need not wait longer; one whose tasks fail to start shall. */
function noteOffers(draft: EcsDraft, serviceArn: string): void {
  if (draft.services.get(serviceArn)?.deployments.some(lacksRoom)) {
    draft.services.update(serviceArn, ({ deployments }) => deployments.forEach(noteOffer));
  }
  for (const taskSet of [...draft.taskSets.list('byService', [serviceArn])]) {
    if (lacksRoom(taskSet)) draft.taskSets.update(taskSet.taskSetArn, noteOffer);
  }
}

interface Waiting {
  readonly backoff?: Backoff;
}

function lacksRoom({ backoff }: Waiting): boolean {
  return backoff?.room === 'NONE';
}

function noteOffer({ backoff }: Waiting): void {
  if (backoff?.room === 'NONE') backoff.room = 'OFFERED';
}
