import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { deregisterTaskDefinition } from '../../ecs/task-definition/deregister-task-definition.js';
import { registerTaskDefinition } from '../../ecs/task-definition/register-task-definition.js';
import { skipRevisions } from '../../ecs/task-definition/task-definition-family-table.js';
import type { TaskDefinitionSeed } from './ecs-seed.js';
import { readRequest, type Seeding } from './seeding.js';

const SMALLEST_FARGATE: Partial<RegisterTaskDefinitionRequest> = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
};
const DEFAULT_MEMORY_MIB = 512;

export function seedTaskDefinition({ draft, context }: Seeding, seed: string | TaskDefinitionSeed): string {
  const {
    status = 'ACTIVE',
    revision,
    ...given
  } = typeof seed === 'string' ? ({ family: seed } as TaskDefinitionSeed) : seed;
  if (revision !== undefined) {
    skipRevisions(draft.ecs, { family: given.family ?? '', scope: context.scope, next: revision });
  }
  const request = readRequest('RegisterTaskDefinition', withDefaults(given));
  const { taskDefinition } = registerTaskDefinition(draft.ecs, request, context);
  const arn = taskDefinition?.taskDefinitionArn ?? '';
  if (status === 'INACTIVE') deregisterTaskDefinition(draft.ecs, { taskDefinition: arn }, context);
  return arn;
}

function withDefaults({ containerDefinitions = [{}], ...given }: TaskDefinitionSeed): RegisterTaskDefinitionRequest {
  const isFargate = given.networkMode === undefined && given.requiresCompatibilities === undefined;
  return {
    ...(isFargate && SMALLEST_FARGATE),
    ...given,
    containerDefinitions: containerDefinitions.map(
      ({ name = given.family, image = `${name}:latest`, ...definition }) => ({
        name,
        image,
        ...(!isFargate &&
          given.memory === undefined &&
          definition.memoryReservation === undefined && { memory: DEFAULT_MEMORY_MIB }),
        ...definition,
      }),
    ),
  };
}
