import type { BatchTransition } from '../batch-context.js';
import { readText } from '../read-text.js';
import { planScaleIn } from './plan-scale-in.js';
import { requestDispatch } from './request-dispatch.js';
import { setDesired } from './scale.js';
import { surveySite } from './survey-site.js';
import { vcpusOf } from './site.js';

/** An instance that is still not needed goes. Its vCPUs may be what another type waits for. */
export const scaleIn: BatchTransition = (draft, transition, context) => {
  const { target: instanceArn } = transition;
  const environment = draft.computeEnvironments.get(readText(transition, 'computeEnvironmentArn'));
  if (environment === undefined) return;
  if (!planScaleIn(surveySite(draft, environment, context)).includes(instanceArn)) return;
  context.host.terminateInstance(environment, instanceArn);
  setDesired(draft, environment, vcpusOf(surveySite(draft, environment, context)));
  requestDispatch(environment.computeEnvironmentArn, context);
};
