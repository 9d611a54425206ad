import type { Container } from '@aws-sdk/client-ecs';
import type { ContainerPlan } from '../../../ecs/task/task-outcome.js';
import type { ContainerRecord, ManagedAgentRecord } from '../../../ecs/task/task-record.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';
import type { TaskFacts } from './put-task.js';

export interface ContainerSurroundings {
  readonly task: TaskFacts;
  readonly plan: ContainerPlan | undefined;
  readonly now: number;
}

const SHOWN = ['imageDigest', 'runtimeId', 'exitCode', 'reason', 'memory', 'memoryReservation'] as const;
const NO_PLAN: ContainerPlan = { health: [], onStop: { exitCode: 143, afterMs: 0 } };

/** A container as AWS described it. It started with its task, as far as it has started. */
export function toContainer(
  container: Described<Container>,
  { task, plan = NO_PLAN, now }: ContainerSurroundings,
): ContainerRecord {
  const { healthStatus = 'UNKNOWN', managedAgents } = container;
  const lastStatus = (container.lastStatus ?? 'PENDING') as ContainerRecord['lastStatus'];
  const { startedAt = task.pullStoppedAt ?? now } = task;
  const hasRun = lastStatus === 'RUNNING' || container.exitCode !== undefined;
  return {
    containerArn: container.containerArn ?? '',
    ...{ name: container.name ?? '', image: container.image ?? '', lastStatus, healthStatus },
    ...pick(container, SHOWN),
    cpu: container.cpu ?? '0',
    networkBindings: container.networkBindings ?? [],
    networkInterfaces: container.networkInterfaces ?? [],
    ...(managedAgents && { managedAgents: managedAgents as ManagedAgentRecord[] }),
    ...(hasRun && { startedAt }),
    isSignalled: false,
    // What health checks have said already they do not say again.
    plan: { ...plan, health: plan.health.filter(({ afterMs }) => startedAt + afterMs > now) },
  };
}
