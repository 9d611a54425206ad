import { chooseVictims, type ActiveJob } from './choose-victims.js';
import { explainWaiting, type WaitingHead } from './explain-waiting.js';
import type { Room, ServicePlan, WaitingJob } from './plan-in-turn.js';
import { amountOf, atLeastNothing, fits, minus, plus, sum, times, type Quantities } from './quantities.js';

/** A job that waits for room in its quota share. */
export interface SharedJob extends WaitingJob {
  readonly priority: number;
  /** Since when. */
  readonly since: number;
}

export interface QuotaShare {
  readonly limits: Quantities;
  /** Its idle capacity is for no other share. */
  readonly reserves: boolean;
  /** How much it borrows at the most, in parts of its limits: 0 for nothing, Infinity for all there is. */
  readonly borrows: number;
  /** A job gives way to one of a higher priority of the same share. */
  readonly preempts: boolean;
  /** In the order in which they are tried. */
  readonly waiting: readonly SharedJob[];
  /** The jobs that have their instances, the oldest first. */
  readonly active: readonly ActiveJob[];
}

/**
 * Each share first gets what is its own, for which jobs of shares that have more than their own give way; then what is idle is lent,
 * first come, first served; and at last a job may give way to a more important one of its own share. In each share a job that does
 * not fit keeps all behind it waiting.
 */
export function planQuotaShares(shares: readonly QuotaShare[], { capacity, free }: Room): ServicePlan {
  const books = openBooks(shares, free);
  for (const account of books.accounts) takeOwn(books, account);
  lendIdle(books);
  for (const account of books.accounts) preemptInShare(books, account);
  return {
    starts: books.starts,
    preemptions: books.preemptions,
    heads: books.accounts.flatMap(({ share, waiting: [head] }): WaitingHead[] =>
      head === undefined ? [] : [explainWaiting(head, capacity, mostOf(share))],
    ),
  };
}

/** What is given out while a plan is made. */
interface Books {
  free: Quantities;
  /** What jobs that are to stop will give back. */
  releasing: Quantities;
  readonly accounts: readonly Account[];
  readonly starts: string[];
  readonly preemptions: string[];
}

interface Account {
  readonly share: QuotaShare;
  /** Those that are neither started nor given up. */
  readonly waiting: SharedJob[];
  /** Those that are not to stop, the latest first. */
  active: ActiveJob[];
  used: Quantities;
  /** Its first job waits for what others give back. */
  isPromised: boolean;
}

function openBooks(shares: readonly QuotaShare[], free: Quantities): Books {
  const stopping = shares.flatMap(({ active }) => active.filter(({ isStopping }) => isStopping));
  return {
    free,
    releasing: needsOf(stopping),
    accounts: shares.map((share) => {
      const active = share.active.filter(({ isStopping }) => !isStopping).toReversed();
      return { share, waiting: [...share.waiting], active, used: needsOf(active), isPromised: false };
    }),
    starts: [],
    preemptions: [],
  };
}

/** What fits into the share's own limits is the share's by right. */
function takeOwn(books: Books, account: Account): void {
  for (let job = next(account); job !== undefined; job = next(account)) {
    if (!fits(job.need, minus(account.share.limits, account.used))) return;
    if (start(books, account, books.free)) continue;
    if (!fits(job.need, plus(books.free, books.releasing))) reclaim(books, job);
    if (fits(job.need, plus(books.free, books.releasing))) promise(books, account);
    return;
  }
}

/** Jobs of shares that have more than their limits give way, if that makes room. */
function reclaim(books: Books, { need }: SharedJob): void {
  const missing = minus(need, plus(books.free, books.releasing));
  const candidates = books.accounts.flatMap((account) => listExcess(account));
  preemptAll(books, chooseVictims(candidates, missing));
}

/** Jobs without which the share would have no more than its limits, the least important first. */
function listExcess({ share, active, used }: Account): ActiveJob[] {
  return chooseVictims(active, minus(used, share.limits)) ?? [];
}

/** What is idle goes to the jobs that have waited the longest. */
function lendIdle(books: Books): void {
  let borrowers = books.accounts.filter(({ share }) => share.borrows > 0);
  for (let first = findFirst(borrowers); first !== undefined; first = findFirst(borrowers)) {
    if (borrow(books, first)) continue;
    const refused = first;
    borrowers = borrowers.filter((account) => account !== refused);
  }
}

function findFirst(accounts: readonly Account[]): Account | undefined {
  const waiting = accounts.filter((account) => next(account) !== undefined);
  return waiting.toSorted((a, b) => (next(a)?.since ?? 0) - (next(b)?.since ?? 0))[0];
}

function borrow(books: Books, account: Account): boolean {
  const { need } = account.waiting[0] ?? { need: {} };
  if (!fits(need, minus(mostOf(account.share), account.used))) return false;
  const lendable = minus(books.free, reservedByOthers(books, account));
  if (start(books, account, lendable)) return true;
  if (fits(need, plus(lendable, books.releasing))) promise(books, account);
  return false;
}

function reservedByOthers({ accounts }: Books, borrower: Account): Quantities {
  const others = accounts.filter((account) => account !== borrower && account.share.reserves);
  return sum(others.map(({ share, used }) => atLeastNothing(minus(share.limits, used))));
}

/** Less important jobs of a share give way, if that makes room for its first one. */
function preemptInShare(books: Books, account: Account): void {
  const job = next(account);
  if (job === undefined || !account.share.preempts) return;
  const lesser = account.active.filter(({ priority }) => priority < job.priority);
  const room = plus(minus(books.free, reservedByOthers(books, account)), books.releasing);
  const missing = larger(minus(job.need, room), minus(job.need, minus(mostOf(account.share), account.used)));
  const victims = chooseVictims(lesser, missing);
  if (victims === undefined) return;
  preemptAll(books, victims);
  promise(books, account);
}

function larger(a: Quantities, b: Quantities): Quantities {
  const units = Object.keys({ ...a, ...b });
  return Object.fromEntries(units.map((unit) => [unit, Math.max(amountOf(a, unit), amountOf(b, unit))]));
}

/** What a share can have at the most. Assumption: it borrows only what it has a limit for. */
function mostOf({ limits, borrows }: QuotaShare): Quantities {
  return times(limits, 1 + borrows);
}

/** Undefined where the first job waits for something that will be. */
function next({ waiting: [job], isPromised }: Account): SharedJob | undefined {
  return isPromised || job?.isHeld === true ? undefined : job;
}

function start(books: Books, account: Account, room: Quantities): boolean {
  const [job] = account.waiting;
  if (job === undefined || !fits(job.need, room)) return false;
  account.waiting.shift();
  account.used = plus(account.used, job.need);
  books.free = minus(books.free, job.need);
  books.starts.push(job.jobArn);
  return true;
}

/** Nobody else gets what the first job of the share waits for. */
function promise(books: Books, account: Account): void {
  const { need } = account.waiting[0] ?? { need: {} };
  account.isPromised = true;
  books.free = minus(books.free, need);
}

function preemptAll(books: Books, victims: readonly ActiveJob[] = []): void {
  for (const victim of victims) {
    books.preemptions.push(victim.jobArn);
    books.releasing = plus(books.releasing, victim.need);
    for (const account of books.accounts) {
      if (!account.active.includes(victim)) continue;
      account.active = account.active.filter((job) => job !== victim);
      account.used = minus(account.used, victim.need);
    }
  }
}

function needsOf(jobs: readonly ActiveJob[]): Quantities {
  return sum(jobs.map(({ need }) => need));
}
