import type { BatchTransition } from '../batch-context.js';
import { readText } from '../read-text.js';
import { isLaunchedFor } from './list-booting.js';
import { requestDispatch } from './request-dispatch.js';

/** An instance takes jobs, unless its environment has gone in the meantime. */
export const bootInstance: BatchTransition = (draft, transition, context) => {
  const { target } = transition;
  const environment = draft.computeEnvironments.get(target);
  if (environment === undefined || !isLaunchedFor(environment)(transition)) return;
  if (environment.status === 'DELETING') return;
  context.host.launchInstance(environment, readText(transition, 'instanceType'));
  requestDispatch(target, context);
};
