import { UsageError } from '../errors/usage-error.js';
import type { Endpoint } from '../pipeline/handle-call.js';
import type { Slices } from '../store/state.js';
import type { Protocol } from '../wire/protocol.js';
import type { ExceptionClasses } from './exceptions.js';
import type { HandlerContext } from './sdk-client.js';

/** An emulated service behind SDK clients. */
export interface ClientEndpoint<S extends Slices> extends Endpoint<S> {
  /** As people call the service: `ECS` or `AWS Batch`. */
  readonly title: string;
  /** `ECSClient` or `BatchClient`. */
  readonly clientName: string;
  /** The exports of its SDK package: exceptions for clients that do not know their own, and commands for calls of no client. */
  readonly sdk: ExceptionClasses;
  readonly protocol: Protocol;
}

/** @throws UsageError when the client that sent the command is of another service. */
export function endpointFor<S extends Slices>(
  endpoints: readonly ClientEndpoint<S>[],
  { clientName, commandName }: HandlerContext,
): ClientEndpoint<S> {
  const endpoint = endpoints.find((candidate) => candidate.clientName === clientName);
  if (endpoint === undefined) {
    const emulated = endpoints.map(({ title }) => title).join(' and ');
    throw new UsageError(
      `${commandName} was sent by ${clientName}, which this mock does not answer: it emulates ${emulated}. Leave it out of the option client.`,
      'clients',
    );
  }
  return endpoint;
}
