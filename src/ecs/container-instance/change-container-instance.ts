import type { Change } from '../../store/draft-table.js';
import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';
import type { WakingContext } from '../service/wake-services.js';
import { containerInstanceStateChange, instanceNews } from './container-instance-event.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { getContainerInstance } from './container-instance-table.js';
import { noticeInstance } from './notice-instance.js';

/** One container instance at one moment. */
export interface InstanceStep {
  readonly draft: EcsDraft;
  readonly context: WakingContext & Pick<TransactionContext, 'emit'>;
  readonly containerInstanceArn: string;
}

/**
 * A change that AWS reports: it raises the version and sends a Container Instance State Change event. Where it decides whether
 * the instance takes tasks, the schedulers hear of it.
 */
export function changeContainerInstance(
  { draft, context, containerInstanceArn }: InstanceStep,
  change: Change<ContainerInstanceRecord>,
): ContainerInstanceRecord {
  const { status, agentConnected, version } = getContainerInstance(draft, containerInstanceArn);
  const instance = draft.containerInstances.assign(containerInstanceArn, { ...change, version: version + 1 });
  context.emit(containerInstanceStateChange, instanceNews(draft, instance));
  if (instance.status !== status || instance.agentConnected !== agentConnected) {
    noticeInstance(draft, instance, context);
  }
  return instance;
}
