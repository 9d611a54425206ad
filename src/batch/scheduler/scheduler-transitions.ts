import type { BatchTransition } from '../batch-context.js';
import { bootInstance } from './boot-instance.js';
import { dispatch } from './dispatch.js';
import { BOOT } from './list-booting.js';
import { announceBlocked, BLOCKED, enforceTimeLimit, TIME_LIMIT } from './note-head.js';
import { DISPATCH } from './request-dispatch.js';
import { SCALE_IN } from '../compute-environment/environment-steps.js';
import { scaleIn } from './scale-in.js';

/** What the scheduler does over time. */
export const schedulerTransitions: Readonly<Record<string, BatchTransition>> = {
  [DISPATCH]: dispatch,
  [BOOT]: bootInstance,
  [SCALE_IN]: scaleIn,
  [BLOCKED]: announceBlocked,
  [TIME_LIMIT]: enforceTimeLimit,
};
