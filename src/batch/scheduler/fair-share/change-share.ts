import type { JobRecord } from '../../job/job-record.js';
import type { JobStep } from '../../job/job-step.js';
import { specOf } from '../../job/job-table.js';
import { needsOf } from '../../job/needs-of.js';
import { findFairshare } from './find-fairshare.js';
import type { ShareRecord } from './share-record.js';
import { listShares, shareKey } from './share-table.js';
import { averageAt, windowMsOf } from './share-usage.js';

/** A job, or a service job, as its share knows it. */
export interface ShareMember {
  readonly jobQueueArn: string;
  readonly share?: { readonly shareIdentifier: string } | undefined;
  /** Of a child or a node. */
  readonly parentArn?: string;
}

/** A share has had no job for as long as past usage counts: it is active no more. */
export const FORGET_SHARE: string = 'batch.share.forget';

/** A job is submitted: its share is active. */
export function enterShare({ draft, context }: JobStep, { jobQueueArn, share }: ShareMember): void {
  if (share === undefined) return;
  const { shareIdentifier } = share;
  const key = shareKey(jobQueueArn, shareIdentifier);
  const known = draft.shares.get(key);
  if (known === undefined) {
    const unused = { vcpus: 0, averagevCpus: 0, averagedAt: context.now };
    draft.shares.insert({ jobQueueArn, shareIdentifier, unended: 1, ...unused });
    return;
  }
  draft.shares.assign(key, { unended: known.unended + 1, idleSince: undefined });
  if (known.unended === 0) context.cancel(jobQueueArn, [FORGET_SHARE], { shareIdentifier });
}

/** The job has ended. */
export function leaveShare(step: JobStep, { jobQueueArn, share, parentArn }: ShareMember): void {
  if (share === undefined || parentArn !== undefined) return;
  const { draft, context } = step;
  const key = shareKey(jobQueueArn, share.shareIdentifier);
  const known = draft.shares.get(key);
  if (known === undefined) return;
  const unended = known.unended - 1;
  const left = draft.shares.assign(key, { unended, ...(unended === 0 && { idleSince: context.now }) });
  planForgetting(step, left);
}

/** The queue goes by another decay: shares that have no job are forgotten sooner, or later. */
export function replanForgetting(step: JobStep, jobQueueArn: string): void {
  for (const share of listShares(step.draft, jobQueueArn)) planForgetting(step, share);
}

function planForgetting({ draft, context }: JobStep, share: ShareRecord): void {
  const { jobQueueArn, shareIdentifier, idleSince } = share;
  const fairshare = findFairshare(draft, jobQueueArn);
  if (idleSince === undefined || fairshare === undefined) return;
  const data = { shareIdentifier };
  context.cancel(jobQueueArn, [FORGET_SHARE], data);
  const afterMs = Math.max(0, idleSince + windowMsOf(fairshare) - context.now);
  context.schedule({ kind: FORGET_SHARE, target: jobQueueArn, afterMs, data, background: true });
}

/** The queue goes, and its shares with it. */
export function forgetShares({ draft, context }: JobStep, jobQueueArn: string): void {
  for (const { shareIdentifier } of listShares(draft, jobQueueArn)) {
    draft.shares.delete(shareKey(jobQueueArn, shareIdentifier));
  }
  context.cancel(jobQueueArn, [FORGET_SHARE]);
}

/** The job starts, with all of its nodes. */
export function takeOfShare(step: JobStep, job: JobRecord): void {
  changeUsage(step, job, vcpusOf(step, job));
}

/** The attempt of the job, with all of its nodes, is over. */
export function giveBackToShare(step: JobStep, job: JobRecord): void {
  changeUsage(step, job, -vcpusOf(step, job));
}

/** The share has so much more, or less. */
export function changeUsage({ draft, context: { now } }: JobStep, member: ShareMember, vcpus: number): void {
  const { jobQueueArn, share } = member;
  if (share === undefined) return;
  const key = shareKey(jobQueueArn, share.shareIdentifier);
  const known = draft.shares.get(key);
  const fairshare = findFairshare(draft, jobQueueArn);
  if (known === undefined || fairshare === undefined) return;
  draft.shares.assign(key, {
    vcpus: known.vcpus + vcpus,
    averagevCpus: averageAt(known, now, windowMsOf(fairshare)),
    averagedAt: now,
  });
}

function vcpusOf({ draft }: JobStep, job: JobRecord): number {
  if (job.share === undefined) return 0;
  return needsOf(job, specOf(draft, job)).reduce((sum, { vcpus }) => sum + vcpus, 0);
}
