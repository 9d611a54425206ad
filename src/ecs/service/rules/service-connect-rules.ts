import type { ServiceConnectConfiguration, ServiceConnectService } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';
import { assertPortName } from './container-port-rules.js';

const MOST_ALIASES = 1;
const DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
const DNS_NAME = /^[a-z0-9_][a-z0-9._-]{0,126}$/;

/** Names are checked even where Service Connect is off. */
export function assertServiceConnectNames(configuration: ServiceConnectConfiguration | undefined): void {
  for (const service of configuration?.services ?? []) assertNames(service);
}

function assertNames({ discoveryName, clientAliases = [] }: ServiceConnectService): void {
  if (discoveryName !== undefined && !DISCOVERY_NAME.test(discoveryName)) {
    // Assumption: the wording; the pattern is on record.
    throw invalidParameter(
      'The discovery name can have up to 64 lowercase letters, numbers, underscores, and hyphens. It cannot start with a hyphen.',
    );
  }
  if (clientAliases.length > MOST_ALIASES) {
    throw invalidParameter(`${clientAliases.length} clientAliases exceeds the max limit of ${MOST_ALIASES}`);
  }
  if (clientAliases.some(({ dnsName }) => dnsName !== undefined && !DNS_NAME.test(dnsName))) {
    throw invalidParameter('The DNS name that you provided is invalid');
  }
}

/** Assumption: the second sentence about the namespace. Whether it exists, only AWS Cloud Map knows. */
export function assertServiceConnect(
  configuration: ServiceConnectConfiguration | undefined,
  definition: CompleteDefinition,
): void {
  if (!configuration?.enabled) return;
  if (!configuration.namespace) {
    throw invalidParameter(
      'Namespace is missing. Specify a namespace in the service or a default namespace for the cluster and try again.',
    );
  }
  for (const { portName } of configuration.services ?? []) assertPortName(portName, definition);
}
