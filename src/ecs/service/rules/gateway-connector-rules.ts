import type { GatewayConnector } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';
import { assertPortName } from './container-port-rules.js';

const MOST_CONNECTORS = 1;

/** Assumption: the wording, after that for service registries. */
export function assertConnectorCount({ length }: readonly GatewayConnector[]): void {
  if (length > MOST_CONNECTORS) throw invalidParameter(`gateway connectors can have at most ${MOST_CONNECTORS} items.`);
}

/** Assumption: the wording about the network mode. */
export function assertGatewayConnectors(connectors: readonly GatewayConnector[], definition: CompleteDefinition): void {
  for (const { portName } of connectors) {
    assertPortName(portName, definition);
    if (definition.networkMode !== 'awsvpc') {
      throw invalidParameter('Gateway connectors are only supported for task definitions with network mode awsvpc.');
    }
  }
}
