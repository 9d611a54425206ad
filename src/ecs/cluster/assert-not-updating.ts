import { ApiError } from '../../errors/api-error.js';
import type { ClusterRecord } from './cluster-record.js';

export const BUSY: string =
  'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated.';

/** While AWS attaches a cluster to its Auto Scaling groups, it is closed to other changes of the kind. */
export function assertNotUpdating({ attachmentsStatus }: ClusterRecord): void {
  if (attachmentsStatus === 'UPDATE_IN_PROGRESS') throw new ApiError('UpdateInProgressException', BUSY);
}
