import type { JobDetail, JobStatus } from '@aws-sdk/client-batch';
import { hasEnded } from '../../../batch/job/has-ended.js';
import type { JobRecord } from '../../../batch/job/job-record.js';
import { newPart } from '../../../batch/job/new-part.js';
import type { Described } from '../../seeding/described.js';
import { missingDocument } from '../../seeding/missing-document.js';
import type { BatchSeeding } from '../batch-seeding.js';

/** In this order children that are not described get the statuses that the summary of their array has left. */
const STATUSES: readonly JobStatus[] = [
  'SUCCEEDED',
  'FAILED',
  'RUNNABLE',
  'PENDING',
  'SUBMITTED',
  'STARTING',
  'RUNNING',
];

/** The children or nodes of a described job that are not described: they are as the job says, with nothing more known of them. */
export function completeParts(seeding: BatchSeeding, parent: JobRecord, described: Described<JobDetail>): void {
  const { jobs } = seeding.draft.batch;
  const { jobArn, arraySize, numNodes, status } = parent;
  const mark = arraySize === undefined ? '#' : ':';
  const places = Array.from({ length: arraySize ?? numNodes ?? 0 }, (_, index): Place => `${mark}${index}`);
  const missing = places.filter((place) => jobs.get(`${jobArn}${place}`) === undefined);
  // Before it waits for nothing, a job has no nodes; before it is reviewed, no children.
  if (missing.length === 0 || status === 'SUBMITTED' || (mark === '#' && status === 'PENDING')) return;
  const left = arraySize === undefined ? missing.map(() => status) : listLeft(seeding, parent, described);
  for (const [position, place] of missing.entries()) {
    const wanted = hasEnded(parent) ? (left[position] ?? status) : left[position];
    if (wanted === undefined || wanted === 'STARTING' || wanted === 'RUNNING') throw missingPart(parent, place);
    putPart(seeding, { parent, place, status: wanted });
  }
}

type Place = `${':' | '#'}${number}`;

/** The statuses of the children that are not described. */
function listLeft(
  { draft }: BatchSeeding,
  { jobArn }: JobRecord,
  { arrayProperties }: Described<JobDetail>,
): JobStatus[] {
  const { statusSummary = {} } = arrayProperties ?? {};
  return STATUSES.flatMap((status) => {
    const count = (statusSummary[status] ?? 0) - draft.batch.jobs.count('byParentStatus', [jobArn, status]);
    return Array.from({ length: Math.max(0, count) }, () => status);
  });
}

interface MissingPart {
  readonly parent: JobRecord;
  readonly place: Place;
  readonly status: JobStatus;
}

function putPart({ draft, context }: BatchSeeding, { parent, place, status }: MissingPart): void {
  const { createdAt, stoppedAt = context.now } = parent;
  const isChild = place.startsWith(':');
  draft.batch.jobs.insert({
    ...newPart(parent, { place, now: createdAt }),
    status: status === 'SUBMITTED' ? 'PENDING' : status,
    ...(hasEnded({ status }) && { stoppedAt }),
    ...(status === 'RUNNABLE' && isChild && { runnableAt: createdAt }),
  });
}

function missingPart({ jobId }: JobRecord, place: Place): Error {
  const command = place.startsWith(':')
    ? `aws batch describe-jobs --jobs $(aws batch list-jobs --array-job-id ${jobId} --job-status RUNNING --query 'jobSummaryList[].jobId' --output text), and the same for STARTING`
    : `aws batch describe-jobs --jobs ${jobId}${place}`;
  return missingDocument('status', `what runs of it, such as ${jobId}${place},`, command);
}
