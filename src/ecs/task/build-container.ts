import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { freeze } from 'immer';
import type { ContainerPlan } from './task-outcome.js';
import type { ContainerRecord } from './task-record.js';
import { overrideOf, type TaskContext, type TaskRequest } from './task-request.js';

const NONE: never[] = freeze([]);

export interface ContainerParts {
  readonly definition: ContainerDefinition;
  readonly plans: ReadonlyMap<string, ContainerPlan>;
  readonly context: TaskContext;
  readonly taskArn: string;
}

/** A container in its first state, as the definition and the overrides of the task want it. */
export function buildContainer(
  request: TaskRequest,
  { definition, plans, context, taskArn }: ContainerParts,
): ContainerRecord {
  const name = definition.name ?? '';
  const {
    cpu = definition.cpu,
    memory = definition.memory,
    memoryReservation = definition.memoryReservation,
  } = overrideOf(request, name);
  return {
    containerArn: `${taskArn.replace(':task/', ':container/')}/${context.identifiers.uuid()}`,
    name,
    image: definition.image ?? '',
    lastStatus: 'PENDING',
    healthStatus: 'UNKNOWN',
    cpu: String(cpu ?? 0),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(memoryReservation !== undefined && { memoryReservation: String(memoryReservation) }),
    networkBindings: NONE,
    networkInterfaces: NONE,
    ...(request.enableExecuteCommand && { managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }] }),
    isSignalled: false,
    plan: plans.get(name) ?? { health: [], onStop: { exitCode: 143, afterMs: 0 } },
  };
}
