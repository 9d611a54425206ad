import { clientException } from './batch-errors.js';

const BUSY = {
  // Assumption: the words around `is being modified` for a resource that is to be updated.
  update: 'Cannot update, resource is being modified',
  delete: 'Cannot delete, resource is being modified.',
};

/** Of environments and queues: what is on its way from one status to another cannot be changed. */
export function assertSettled({ status }: { readonly status: string }, verb: keyof typeof BUSY): void {
  if (status !== 'VALID' && status !== 'INVALID') throw clientException(BUSY[verb]);
}

/** Of what takes jobs. Assumption: the wordings; that both are refused is on record. */
export function assertOpen(what: string, { state, status }: { readonly state: string; readonly status: string }): void {
  if (state !== 'ENABLED') throw clientException(`${what} is not in ENABLED state`);
  if (status !== 'VALID' && status !== 'UPDATING') throw clientException(`${what} is not in VALID status`);
}

/** Assumption: the wording for a resource that is ENABLED; only the refusal is on record. */
export function assertDeletable(resource: { readonly status: string; readonly state: string }): void {
  assertSettled(resource, 'delete');
  if (resource.state !== 'DISABLED') throw clientException('Cannot delete, state must be DISABLED.');
}
