import type { DaemonContainerDefinition, RegisterDaemonTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { registerDaemonTaskDefinition } from '../../ecs/daemon-task-definition/register-daemon-task-definition.js';
import { readRequest, type Seeding } from './seeding.js';

/** As RegisterDaemonTaskDefinition takes it. Default: one container with the name of the family. */
export interface DaemonTaskDefinitionSeed extends Omit<RegisterDaemonTaskDefinitionRequest, 'containerDefinitions'> {
  /** A container without a name has that of the family; one without an image, `<name>:latest`; one without memory, 256 MiB. */
  readonly containerDefinitions?: readonly Partial<DaemonContainerDefinition>[];
}

const DEFAULT_MEMORY_MIB = 256;

export function seedDaemonTaskDefinition({ draft, context }: Seeding, seed: string | DaemonTaskDefinitionSeed): string {
  const { containerDefinitions = [{}], ...given }: DaemonTaskDefinitionSeed =
    typeof seed === 'string' ? { family: seed } : seed;
  const request = readRequest('RegisterDaemonTaskDefinition', {
    ...given,
    containerDefinitions: containerDefinitions.map(
      ({ name = given.family, image = `${name}:latest`, ...definition }) => ({
        ...{ name, image },
        ...(needsMemory(given, definition) && { memory: DEFAULT_MEMORY_MIB }),
        ...definition,
      }),
    ),
  });
  return registerDaemonTaskDefinition(draft.ecs, request, context).daemonTaskDefinitionArn ?? '';
}

function needsMemory(
  { memory }: Pick<DaemonTaskDefinitionSeed, 'memory'>,
  { memoryReservation }: Partial<DaemonContainerDefinition>,
): boolean {
  return memory === undefined && memoryReservation === undefined;
}
