import type { ContainerDefinition, ContainerOverride, LaunchType, TaskOverride } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../aws/arn.js';
import type { Tag } from '../../aws/tags.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import type { ResourceClaim } from '../container-instance/resource-claim.js';
import { createNetworkInterface } from './network-interface.js';
import { takeOutcomeTurn } from './outcome-turn-table.js';
import { planContainers } from './plan-container.js';
import { toTaskEvent } from './task-event.js';
import type { ContainerPlan, TaskSubject } from './task-outcome.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';

/** All that decides what a new task is like. */
export interface TaskRequest {
  readonly cluster: ClusterRecord;
  readonly taskDefinition: TaskDefinitionRecord;
  readonly launchType: LaunchType;
  readonly capacityProviderName?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  /** What the task takes of that instance. */
  readonly claim?: ResourceClaim | undefined;
  /** Default: that of the subnet. */
  readonly availabilityZone?: string | undefined;
  readonly platformVersion?: string | undefined;
  /** For awsvpc: the subnet that the task is in. */
  readonly subnetId?: string | undefined;
  readonly group?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly tags: readonly Tag[];
  /** Default: made from the world's seed. */
  readonly taskId?: string | undefined;
}

export type TaskContext = Pick<
  EcsContext,
  'now' | 'identifiers' | 'timing' | 'outcomeOf' | 'schedule' | 'cancel' | 'emit'
>;

/** Puts a task into its first state and starts its life. */
export function createTask(draft: EcsDraft, request: TaskRequest, context: TaskContext): TaskRecord {
  const { attachments, ...facts } = buildTask(request, context);
  const subject = toSubject(request, facts);
  const outcome = context.outcomeOf(subject, (rule) => takeOutcomeTurn(draft, rule)) ?? {};
  const plans = planContainers(outcome, containerDefinitions(request));
  const containers = containerDefinitions(request).map((definition) =>
    buildContainer(request, { definition, plans, context, taskArn: facts.taskArn }),
  );
  const task = draft.tasks.insert({ ...facts, attachments, containers });
  context.emit(toTaskEvent(task, context.now));
  scheduleStart(task, context);
  return task;
}

function scheduleStart({ taskArn, attachments }: TaskRecord, { schedule, timing }: TaskContext): void {
  const hasInterface = attachments.length > 0;
  if (hasInterface) {
    schedule({ kind: 'ecs.task.attach-network', target: taskArn, afterMs: timing.networkInterfaceAttachMs });
  }
  schedule({ kind: 'ecs.task.pull', target: taskArn, afterMs: hasInterface ? timing.provisioningMs : 0 });
}

function buildTask(request: TaskRequest, context: TaskContext): Omit<TaskRecord, 'sequence' | 'containers'> {
  const { cluster, taskDefinition, overrides = {}, subnetId } = request;
  const { definition, family } = taskDefinition;
  const taskId = request.taskId ?? context.identifiers.hex(32);
  const attachments = subnetId === undefined ? [] : [createNetworkInterface(subnetId, context)];
  return {
    taskArn: `${cluster.clusterArn.replace(':cluster/', ':task/')}/${taskId}`,
    clusterArn: cluster.clusterArn,
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    family,
    lastStatus: attachments.length > 0 ? 'PROVISIONING' : 'PENDING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    version: 1,
    group: request.group ?? `family:${family}`,
    launchType: request.launchType,
    ...placeMembers(request),
    ...(request.launchType === 'FARGATE' && fargateMembers(request)),
    cpu: overrides.cpu ?? definition.cpu ?? sumOf(request, 'cpu'),
    memory: overrides.memory ?? definition.memory ?? sumOf(request, 'memory'),
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    overrides: fillOverrides(request),
    attributes: [
      {
        name: 'ecs.cpu-architecture',
        value: definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64',
      },
    ],
    attachments,
    tags: [...request.tags],
    registersTargets: false,
    createdAt: context.now,
  };
}

/** Where the task runs and who asked for it, as far as this is known. */
function placeMembers(request: TaskRequest): Partial<TaskRecord> {
  const { startedBy, capacityProviderName, containerInstanceArn, claim, subnetId, cluster } = request;
  const zone = subnetId === undefined ? undefined : zoneOf(subnetId, scopeOfArn(cluster.clusterArn).region);
  const { availabilityZone = zone } = request;
  return {
    ...(startedBy !== undefined && { startedBy }),
    ...(capacityProviderName !== undefined && { capacityProviderName }),
    ...(containerInstanceArn !== undefined && { containerInstanceArn }),
    ...(claim && { claim }),
    ...(availabilityZone !== undefined && { availabilityZone }),
  };
}

interface ContainerParts {
  readonly definition: ContainerDefinition;
  readonly plans: ReadonlyMap<string, ContainerPlan>;
  readonly context: TaskContext;
  readonly taskArn: string;
}

function buildContainer(
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
    networkBindings: [],
    networkInterfaces: [],
    ...(request.enableExecuteCommand && { managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'PENDING' }] }),
    isSignalled: false,
    plan: plans.get(name) ?? { health: [], onStop: { exitCode: 143, afterMs: 0 } },
  };
}

function toSubject(request: TaskRequest, task: Pick<TaskRecord, 'taskArn' | 'group'>): TaskSubject {
  return {
    taskArn: task.taskArn,
    cluster: request.cluster.clusterName,
    family: request.taskDefinition.family,
    revision: request.taskDefinition.revision,
    taskDefinitionArn: request.taskDefinition.taskDefinitionArn,
    group: task.group,
    startedBy: request.startedBy,
    launchType: request.launchType,
    overrides: request.overrides ?? {},
    containers: containerDefinitions(request).map((definition) => {
      const { command = definition.command, environment = [] } = overrideOf(request, definition.name ?? '');
      const variables = [...(definition.environment ?? []), ...environment].map(
        ({ name = '', value = '' }) => [name, value] as const,
      );
      return {
        name: definition.name ?? '',
        image: definition.image ?? '',
        command,
        environment: Object.fromEntries(variables),
      };
    }),
  };
}

/** Each container is named, whether or not something of it is overridden. */
function fillOverrides(request: TaskRequest): TaskOverride {
  const containerOverrides = containerDefinitions(request).map(({ name = '' }) => overrideOf(request, name));
  return { ...request.overrides, containerOverrides, inferenceAcceleratorOverrides: [] };
}

function overrideOf({ overrides }: TaskRequest, name: string): ContainerOverride {
  return overrides?.containerOverrides?.find((override) => override.name === name) ?? { name };
}

function containerDefinitions({ taskDefinition }: TaskRequest): readonly ContainerDefinition[] {
  return taskDefinition.definition.containerDefinitions ?? [];
}

function sumOf(request: TaskRequest, resource: 'cpu' | 'memory'): string {
  const amounts = containerDefinitions(request).map((definition) => {
    const amount = overrideOf(request, definition.name ?? '')[resource] ?? definition[resource];
    return amount ?? (resource === 'memory' ? definition.memoryReservation : undefined) ?? 0;
  });
  return String(amounts.reduce((sum, amount) => sum + amount, 0));
}

function fargateMembers({ taskDefinition, platformVersion, overrides }: TaskRequest): Partial<TaskRecord> {
  const family = taskDefinition.definition.runtimePlatform?.operatingSystemFamily ?? 'LINUX';
  const latest = family.startsWith('WINDOWS') ? '1.0.0' : '1.4.0';
  return {
    platformVersion: platformVersion === undefined || platformVersion === 'LATEST' ? latest : platformVersion,
    platformFamily: family === 'LINUX' ? 'Linux' : family,
    ephemeralStorage: overrides?.ephemeralStorage ?? taskDefinition.definition.ephemeralStorage ?? { sizeInGiB: 20 },
  };
}

/** A subnet is in one zone. Without Amazon EC2 to ask, its id decides which. */
function zoneOf(subnetId: string, region: string): string {
  const sum = Array.from(subnetId).reduce((total, character) => total + character.charCodeAt(0), 0);
  return `${region}${'abc'.charAt(sum % 3)}`;
}
