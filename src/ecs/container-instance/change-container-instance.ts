import type { Draft } from 'immer';
import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';
import { toContainerInstanceEvent } from './container-instance-event.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';

/** One container instance at one moment. */
export interface InstanceStep {
  readonly draft: EcsDraft;
  readonly context: Pick<TransactionContext, 'now' | 'emit'>;
  readonly containerInstanceArn: string;
}

/** A change that AWS reports: it raises the version and sends a Container Instance State Change event. */
export function changeContainerInstance(
  { draft, context, containerInstanceArn }: InstanceStep,
  recipe: (instance: Draft<ContainerInstanceRecord>) => void,
): ContainerInstanceRecord {
  const instance = draft.containerInstances.update(containerInstanceArn, (record) => {
    record.version++;
    recipe(record);
  });
  context.emit(() => toContainerInstanceEvent(draft, instance, context.now));
  return instance;
}
