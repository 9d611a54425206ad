import type { ContainerDefinition, NetworkBinding, PortMapping } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskRecord } from './task-record.js';

export interface PortHost {
  readonly networkMode: string;
  /** Ports of the host that are in use. */
  readonly taken: ReadonlySet<number>;
}

/** The ephemeral range of Linux, from which the agent takes ports. */
const FIRST_EPHEMERAL_PORT = 32_768;

/** The ports of the host that lead into a container. A task with a network interface of its own needs none. */
export function bindPorts(
  { portMappings = [] }: ContainerDefinition,
  { networkMode, taken }: PortHost,
): NetworkBinding[] {
  if (networkMode !== 'bridge' && networkMode !== 'host') return [];
  const used = new Set(taken);
  return portMappings.map((mapping) => {
    const { containerPort, containerPortRange, protocol = 'tcp' } = mapping;
    const [first, last] = networkMode === 'host' ? containerPorts(mapping) : hostPorts(mapping, used);
    for (let port = first; port <= last; port++) used.add(port);
    return containerPortRange === undefined
      ? { bindIP: '0.0.0.0', containerPort, hostPort: first, protocol }
      : { bindIP: '0.0.0.0', containerPortRange, hostPortRange: `${first}-${last}`, protocol };
  });
}

/** The ports that the tasks on the host of a task have, its own among them. */
export function listTakenPorts(draft: EcsDraft, { containerInstanceArn, containers }: TaskRecord): ReadonlySet<number> {
  const neighbours =
    containerInstanceArn === undefined ? [] : draft.tasks.list('byContainerInstance', [containerInstanceArn]);
  const live = [...neighbours].filter(({ lastStatus }) => lastStatus !== 'STOPPED').flatMap((task) => task.containers);
  const bindings = [...live, ...containers].flatMap(({ networkBindings }) => networkBindings);
  const reserved = draft.containerInstances.get(containerInstanceArn ?? '')?.remaining.ports ?? [];
  return new Set([...reserved, ...bindings.flatMap(portsOf)]);
}

type PortRange = readonly [first: number, last: number];

function containerPorts({ containerPort = 0, containerPortRange }: PortMapping): PortRange {
  return containerPortRange === undefined ? [containerPort, containerPort] : readRange(containerPortRange);
}

/** The port that is asked for, or the first of the ephemeral ones that is free, or as many in a row as the range has. */
function hostPorts(mapping: PortMapping, used: ReadonlySet<number>): PortRange {
  if (mapping.hostPort) return [mapping.hostPort, mapping.hostPort];
  const [first, last] = containerPorts(mapping);
  const size = last - first;
  let start = FIRST_EPHEMERAL_PORT;
  for (let port = start; port <= start + size; port++) if (used.has(port)) start = port + 1;
  return [start, start + size];
}

function portsOf({ hostPort, hostPortRange }: NetworkBinding): number[] {
  if (hostPortRange === undefined) return hostPort === undefined ? [] : [hostPort];
  const [first, last] = readRange(hostPortRange);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function readRange(range: string): PortRange {
  const [first = 0, last = first] = range.split('-').map(Number);
  return [first, last];
}
