import type { ContainerDefinition, NetworkBinding } from '@aws-sdk/client-ecs';

export interface PortHost {
  readonly networkMode: string;
  readonly taskArn: string;
}

/** The ephemeral range of Linux, from which the agent takes ports. */
const FIRST_EPHEMERAL_PORT = 32_768;
const LAST_EPHEMERAL_PORT = 60_999;

/** The ports of the host that lead into a container. A task with a network interface of its own needs none. */
export function bindPorts(
  { portMappings = [] }: ContainerDefinition,
  { networkMode, taskArn }: PortHost,
): NetworkBinding[] {
  if (networkMode !== 'bridge' && networkMode !== 'host') return [];
  return portMappings.map(({ containerPort, hostPort, protocol = 'tcp' }, index) => ({
    bindIP: '0.0.0.0',
    containerPort,
    hostPort: hostPort || ephemeralPort(taskArn, index),
    protocol,
  }));
}

function ephemeralPort(taskArn: string, index: number): number {
  const start = parseInt(taskArn.slice(-4), 16) || 0;
  return FIRST_EPHEMERAL_PORT + ((start + index) % (LAST_EPHEMERAL_PORT - FIRST_EPHEMERAL_PORT + 1));
}
