import type { BatchDraft } from '../batch-state.js';

/** Somebody has deleted the cluster of the environment, which can take no more jobs. */
export function loseCluster(draft: BatchDraft, computeEnvironmentArn: string): void {
  draft.computeEnvironments.assign(computeEnvironmentArn, {
    status: 'INVALID',
    statusReason: 'CLIENT_ERROR - Clusters can not be blank.',
  });
}
