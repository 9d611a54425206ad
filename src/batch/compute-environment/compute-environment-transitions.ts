import type { BatchTransition } from '../batch-context.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { loseHost } from '../job/attempt/exit-attempt.js';
import { isFargate } from './environment-kind.js';
import { CREATED, DELETED, END_REPLACED, UPDATED } from './environment-steps.js';
import { loseCluster } from './lose-cluster.js';
import { endReplaced, isReplacing } from './replace-instances.js';

const HEALTHY = 'ComputeEnvironment Healthy';
/** Assumption: the reason of a deletion that fails; only the status INVALID is on record. */
const BUSY_ON_FARGATE =
  'CLIENT_ERROR - The compute environment cannot be deleted while jobs run on its Fargate resources.';

/** The environment can take jobs, for the first time or again. */
const completeChange: BatchTransition = (draft, { target: arn, kind }, context) => {
  const found = draft.computeEnvironments.get(arn);
  // Instances that are to be replaced are awaited.
  if (found === undefined || isReplacing(found, { draft, context })) return;
  const environment = draft.computeEnvironments.assign(arn, { status: 'VALID', statusReason: HEALTHY });
  if (kind === CREATED) context.host.createCluster(environment);
  else if (!context.host.hasCluster(environment)) loseCluster(draft, arn);
  requestDispatch(arn, context);
};

/** The environment is gone, and its instances with their jobs, unless jobs on Fargate hold it. */
const completeDeletion: BatchTransition = (draft, { target: arn }, context) => {
  const environment = draft.computeEnvironments.get(arn);
  if (environment === undefined) return;
  if (isFargate(environment) && draft.jobs.count('byPlace', [arn]) > 0) {
    draft.computeEnvironments.assign(arn, { status: 'INVALID', statusReason: BUSY_ON_FARGATE });
    return;
  }
  for (const { jobArn } of [...draft.jobs.list('byPlace', [arn])]) loseHost({ draft, context }, jobArn);
  context.host.deleteCluster(environment);
  draft.computeEnvironments.delete(arn);
};

export const computeEnvironmentTransitions: Readonly<Record<string, BatchTransition>> = {
  [CREATED]: completeChange,
  [UPDATED]: completeChange,
  [DELETED]: completeDeletion,
  [END_REPLACED]: endReplaced,
};
