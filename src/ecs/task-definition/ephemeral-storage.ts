import type { EphemeralStorage } from '@aws-sdk/client-ecs';

const LEAST_GIB = 21;
const MOST_GIB = 200;

export const STORAGE_OFF_FARGATE: string = 'Tasks using the EC2 launch type do not support EphemeralStorage.';

/** What is wrong with the size that a definition or a task asks for. */
export function findStorageProblem({ sizeInGiB = LEAST_GIB }: EphemeralStorage): string | undefined {
  if (sizeInGiB < LEAST_GIB) return `EphemeralStorage size should be at least ${LEAST_GIB}`;
  if (sizeInGiB > MOST_GIB) return `EphemeralStorage size should be at most ${MOST_GIB}`;
  return undefined;
}
