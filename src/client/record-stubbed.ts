import { handleCall } from '../pipeline/handle-call.js';
import type { World } from '../pipeline/world.js';
import type { Slices } from '../store/state.js';
import type { StubbedCall } from './join-client-mock.js';
import type { ClientEndpoint } from './client-endpoint.js';

/** Lets a call that something else has answered take the way of a call that a stub answers: it is recorded, and no more. */
export function recordStubbed<S extends Slices>(
  world: World<S>,
  endpoints: readonly ClientEndpoint<S>[],
  { client, command, reply }: StubbedCall,
): void {
  const { serviceId } = client.config as { readonly serviceId?: string };
  const endpoint = endpoints.find(({ clientName }) => clientName === `${serviceId}Client`);
  if (endpoint === undefined) return;
  const { input, constructor } = command;
  const call = { commandName: constructor.name, command, input, region: world.region, client };
  handleCall(world, { ...endpoint, findStub: () => () => reply }, call);
}
