import type { EksContainer, TaskContainerProperties } from '@aws-sdk/client-batch';

/** The name that ECS knows the container of `containerProperties` by. Assumption: a container of ecsProperties without a name has it, too. */
export const ONLY_CONTAINER = 'default';

export function nameOfEcsContainer({ name = ONLY_CONTAINER }: Pick<TaskContainerProperties, 'name'>): string {
  return name;
}

export function nameOfEksContainer({ name = 'Default' }: Pick<EksContainer, 'name'>): string {
  return name;
}
