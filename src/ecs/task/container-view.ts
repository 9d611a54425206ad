import type { Container, ManagedAgent } from '@aws-sdk/client-ecs';
import type { ContainerRecord, ManagedAgentRecord } from './task-record.js';

/** A container of a task as AWS shows it: with nothing in it that is the record's own, and without what has no value. */
export function toContainerView(taskArn: string, container: ContainerRecord): Container {
  const view: Container = {
    containerArn: container.containerArn,
    taskArn,
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    networkBindings: container.networkBindings.map((binding) => ({ ...binding })),
    networkInterfaces: container.networkInterfaces.map((networkInterface) => ({ ...networkInterface })),
    healthStatus: container.healthStatus,
    cpu: container.cpu,
  };
  if (container.imageDigest !== undefined) view.imageDigest = container.imageDigest;
  if (container.runtimeId !== undefined) view.runtimeId = container.runtimeId;
  if (container.exitCode !== undefined) view.exitCode = container.exitCode;
  if (container.reason !== undefined) view.reason = container.reason;
  if (container.managedAgents !== undefined) view.managedAgents = container.managedAgents.map(toAgentView);
  if (container.memory !== undefined) view.memory = container.memory;
  if (container.memoryReservation !== undefined) view.memoryReservation = container.memoryReservation;
  return view;
}

function toAgentView({ lastStartedAt, ...agent }: ManagedAgentRecord): ManagedAgent {
  return { ...agent, ...(lastStartedAt !== undefined && { lastStartedAt: new Date(lastStartedAt) }) };
}
