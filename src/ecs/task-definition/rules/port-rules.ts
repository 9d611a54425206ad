import type { PortMapping } from '@aws-sdk/client-ecs';
import type { CompleteDefinition } from '../task-definition-record.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const LAST_PORT = 65_535;
const PORT_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

const rulesOfContainer: readonly ContainerRule[] = [
  ({ portMappings }) =>
    portMappings.some(
      ({ containerPort, hostPort, containerPortRange }) =>
        containerPortRange && (containerPort ?? hostPort) !== undefined,
    ) && 'cannot specify both single port and port range',
  ({ name, portMappings }) =>
    portMappings.some(({ containerPort, containerPortRange: range }) => !range && !isPort(containerPort, 1)) &&
    `Invalid 'containerPort' setting for container '${name}'.`,
  ({ name, portMappings }) =>
    portMappings.some(({ hostPort, containerPortRange: range }) => !range && !isPort(hostPort, 0)) &&
    `Invalid 'hostPort' setting for container '${name}'.`,
  ({ name, portMappings }) =>
    portMappings.some((mapping) => mapping.containerPortRange && readRange(mapping) === undefined) &&
    `Invalid 'containerPortRange' setting for container '${name}'.`,
  // Assumption: the wording.
  ({ portMappings }) => {
    const invalid = portMappings.find(({ name }) => name !== undefined && !PORT_NAME.test(name));
    return invalid && `The port mapping name '${invalid.name}' is invalid.`;
  },
];

/** Assumption: what stands before and after the recorded part of the messages about containers' ports and names. */
const rulesOfDefinition: readonly TaskDefinitionRule[] = [
  (definition) => {
    const names = listMappings(definition).flatMap(({ name }) => name ?? []);
    const repeated = findRepeated(names);
    return repeated !== undefined && `The '${repeated}' port mapping name is already used in the task.`;
  },
  (definition) => {
    const ports = listMappings(definition).flatMap(({ protocol = '', hostPort }) =>
      hostPort ? `${protocol.toUpperCase()} host port '${hostPort}'` : [],
    );
    const repeated = findRepeated(ports);
    return repeated !== undefined && `${repeated} is mapped multiple times in task.`;
  },
  (definition) => {
    const shared = listSharedMappings(definition).find((mappings) => hasOverlap(mappings));
    return shared && `${shared[0]?.protocol?.toUpperCase()} container port is used multiple times in task.`;
  },
];

export const portRules: readonly TaskDefinitionRule[] = [forEachContainer(rulesOfContainer), ...rulesOfDefinition];

function listMappings({ containerDefinitions }: CompleteDefinition): PortMapping[] {
  return containerDefinitions.flatMap(({ portMappings }) => portMappings);
}

/** Mappings whose container ports must differ: those of all containers that share one network, or else those of each. */
function listSharedMappings(definition: CompleteDefinition): PortMapping[][] {
  const isShared = definition.networkMode === 'awsvpc' || definition.networkMode === 'host';
  const groups = isShared
    ? [listMappings(definition)]
    : definition.containerDefinitions.map(({ portMappings }) => portMappings);
  return groups.flatMap((mappings) =>
    ['tcp', 'udp'].map((protocol) => mappings.filter((mapping) => mapping.protocol === protocol)),
  );
}

/** Single ports may repeat: a container port can be published on two host ports. A range leaves no room for others. */
function hasOverlap(mappings: readonly PortMapping[]): boolean {
  return mappings.some((mapping, index) => {
    const range = mapping.containerPortRange === undefined ? undefined : readRange(mapping);
    return range !== undefined && mappings.some((other, at) => at !== index && overlaps(range, readRange(other)));
  });
}

function overlaps([first, last]: PortRange, other: PortRange | undefined): boolean {
  return other !== undefined && first <= other[1] && other[0] <= last;
}

type PortRange = readonly [first: number, last: number];

/** Undefined for what is no range, such as one that runs backwards. */
function readRange({ containerPort, containerPortRange }: PortMapping): PortRange | undefined {
  if (containerPortRange === undefined) return containerPort === undefined ? undefined : [containerPort, containerPort];
  const [, first, last] = /^(\d+)-(\d+)$/.exec(containerPortRange) ?? [];
  const range: PortRange = [Number(first), Number(last)];
  return isPort(range[0], 1) && isPort(range[1], 1) && range[0] < range[1] ? range : undefined;
}

function isPort(port: number | undefined, least: number): boolean {
  return Number.isInteger(port) && Number(port) >= least && Number(port) <= LAST_PORT;
}

function findRepeated(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) < index);
}
