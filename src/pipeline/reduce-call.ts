import { UsageError } from '../errors/usage-error.js';
import type { Slices } from '../store/state.js';
import { readInput } from '../validation/read-input.js';
import type { Call } from './call.js';
import { operationOf } from './command-name.js';
import type { Service } from './service.js';
import type { World } from './world.js';

/** The answer of the model: the input is validated, then the reducer of the action runs. */
export function reduceCall<S extends Slices>(
  { accountId, store }: Pick<World<S>, 'accountId'> & { readonly store: Pick<World<S>['store'], 'transact'> },
  service: Service<S>,
  call: Call,
): unknown {
  const operation = operationOf(call.commandName);
  if (!service.isEmulated(operation)) throw notEmulatedError(service.name, call.commandName);
  const input = readInput(service.inputRules, operation, call.input);
  const scope = { accountId, region: call.region };
  return store.transact((draft, context) => service.reduce(operation, draft, { input, scope, context }));
}

function notEmulatedError(service: string, commandName: string): UsageError {
  return new UsageError(
    `${commandName} is not emulated yet. Answer it with a stub: ${service}.on(${commandName}).resolves({ … }).`,
    'not-emulated',
  );
}
