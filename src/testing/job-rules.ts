import type { ServiceJobType } from '@aws-sdk/client-batch';
import type { JobOutcome, JobOutcomeSource, JobSubject } from '../batch/job/job-outcome.js';
import { assertJobOutcome } from './assert-job-outcome.js';
import { toPredicate, type MatchKind } from './match-predicate.js';
import { matchesGlob } from './matches-glob.js';
import { matchesPart } from './matches-part.js';
import { askAbout, createRuleList, type RuleAnswers } from './rule-list.js';

/** Which attempts a rule is for: all members given must match. Texts may have `*` for any characters. */
export interface JobMatch {
  /** The name of the job. */
  readonly jobName?: string;
  /** The id of the job; of a child with its index. */
  readonly jobId?: string;
  /** The name of the queue. */
  readonly jobQueue?: string;
  /** A name, or `name:revision`. */
  readonly jobDefinition?: string;
  /** Service jobs only, of that type. */
  readonly serviceJobType?: ServiceJobType;
  /** Of the child of an array. */
  readonly arrayIndex?: number;
  /** Of the node of a multi-node parallel job. */
  readonly nodeIndex?: number;
  /** From 1. */
  readonly attempt?: number;
  /** The image of any of the containers. */
  readonly image?: string;
  /** Any of the parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What the matched attempts do: the same for each, one after the other in the order in which they start, or as a function says. */
export type JobOutcomes = RuleAnswers<JobSubject, JobOutcome>;

/** True for the attempts that a rule is for. */
export type JobPredicate = (job: JobSubject) => boolean;

export interface JobRules {
  add(match: JobMatch | JobPredicate, outcomes: JobOutcomes): void;
  readonly outcomeOf: JobOutcomeSource;
  clear(): void;
}

const JOBS: MatchKind<JobMatch, JobSubject> = {
  method: 'onJob',
  things: 'jobs',
  thing: 'job',
  criteria: {
    jobName: (wanted, job) => matchesGlob(wanted, job.jobName),
    jobId: (wanted, job) => matchesGlob(wanted, job.jobId),
    jobQueue: (wanted, job) => matchesGlob(wanted, job.jobQueue),
    jobDefinition: (wanted, job) =>
      matchesGlob(wanted, job.jobDefinition) || matchesGlob(wanted, `${job.jobDefinition}:${job.revision}`),
    serviceJobType: (wanted, job) => wanted === job.serviceJobType,
    arrayIndex: (wanted, job) => wanted === job.arrayIndex,
    nodeIndex: (wanted, job) => wanted === job.nodeIndex,
    attempt: (wanted, job) => wanted === job.attempt,
    image: (wanted, job) => job.containers.some(({ image }) => matchesGlob(wanted, image)),
    parameters: (wanted, job) => matchesPart(wanted, job.parameters),
  },
  types: { arrayIndex: 'number', nodeIndex: 'number', attempt: 'number', parameters: 'object' },
};

export function createJobRules(): JobRules {
  const rules = createRuleList<JobSubject, JobSubject, JobOutcome>('job', assertJobOutcome);
  return {
    add: (match, outcomes) => rules.add(toPredicate(match, JOBS), outcomes),
    outcomeOf: (describe, takeTurn) => rules.find(() => askAbout(describe()), takeTurn),
    clear: rules.clear,
  };
}
