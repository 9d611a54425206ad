import type { BatchTransition } from '../batch-context.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';

export const CREATED: string = 'batch.service-environment.created';
export const UPDATED: string = 'batch.service-environment.updated';
export const DELETED: string = 'batch.service-environment.deleted';

/** The environment can take jobs, for the first time or again. */
const settle: BatchTransition = (draft, { target }, context) => {
  draft.serviceEnvironments.assign(target, { status: 'VALID' });
  requestDispatch(target, context);
};

const remove: BatchTransition = (draft, { target }) => draft.serviceEnvironments.delete(target);

/** What time does to a service environment. */
export const serviceEnvironmentTransitions: Readonly<Record<string, BatchTransition>> = {
  [CREATED]: settle,
  [UPDATED]: settle,
  [DELETED]: remove,
};
