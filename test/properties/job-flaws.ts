import type { BatchMock } from '../../src/index.js';
import { listAwaited, type SubmittedJobs } from './planned-jobs.js';

type State = BatchMock['state'];

export const MAX_VCPUS = 8;
/** By so much the limit may be passed, but with BEST_FIT. */
const LARGEST_INSTANCE = 4;

const NEXT: Readonly<Record<string, readonly string[]>> = {
  SUBMITTED: ['PENDING', 'RUNNABLE', 'FAILED'],
  PENDING: ['RUNNABLE', 'SUCCEEDED', 'FAILED'],
  RUNNABLE: ['STARTING', 'FAILED'],
  STARTING: ['RUNNING', 'RUNNABLE', 'FAILED'],
  RUNNING: ['SUCCEEDED', 'RUNNABLE', 'FAILED'],
};
/** A node ends with the main node, though it may not run yet, and is tried again with it, though it has ended. */
const NEXT_OF_NODE: typeof NEXT = {
  ...NEXT,
  STARTING: ['RUNNING', 'RUNNABLE', 'SUCCEEDED', 'FAILED'],
  SUCCEEDED: ['RUNNABLE'],
  FAILED: ['RUNNABLE'],
};

/** What is wrong with a change of status. The statuses before it are those that events told. */
export function flawsOfChange(
  jobs: SubmittedJobs,
  statuses: ReadonlyMap<string, string>,
  { jobId, status }: { readonly jobId: string; readonly status: string },
): string[] {
  const before = statuses.get(jobId);
  const next = jobId.includes('#') ? NEXT_OF_NODE : NEXT;
  const isLegal = before === undefined || next[before]?.includes(status) === true;
  const isBegun = status === 'RUNNABLE' || status === 'STARTING';
  const early = isBegun ? listAwaited(jobs, jobId).filter((awaited) => statuses.get(awaited) !== 'SUCCEEDED') : [];
  return [
    ...(isLegal ? [] : [`${jobId} went from ${before} to ${status}`]),
    ...early.map((awaited) => `${jobId} is ${status} before ${awaited} has succeeded`),
  ];
}

/** What is wrong with the world at one moment. */
export function flawsOfState({ batch }: State): string[] {
  const environments = Object.values(batch.computeEnvironments);
  return [...environments.flatMap((environment) => flawsOfEnvironment(batch, environment)), ...flawsOfArrays(batch)];
}

type Batch = State['batch'];
type Job = Batch['jobs'][string];

/** Nobody has more than there is. */
function flawsOfEnvironment(batch: Batch, environment: Batch['computeEnvironments'][string]): string[] {
  const { computeEnvironmentArn: arn, computeEnvironmentName: name, computeResources, usedvCpus } = environment;
  const running = Object.values(batch.jobs).filter(({ attempt }) => attempt?.computeEnvironmentArn === arn);
  if (computeResources?.type === 'FARGATE') {
    const isRight = usedvCpus === sumOf(running, 'vcpus') && usedvCpus <= MAX_VCPUS;
    return isRight ? [] : [`${name} has ${usedvCpus} vCPUs in use`];
  }
  const instances = Object.values(batch.instances).filter((one) => one.computeEnvironmentArn === arn);
  const vcpus = instances.reduce((sum, { registered }) => sum + registered.vcpus, 0);
  const most = MAX_VCPUS + (computeResources?.allocationStrategy === 'BEST_FIT_PROGRESSIVE' ? LARGEST_INSTANCE - 1 : 0);
  const homeless = running.filter(({ attempt }) => batch.instances[attempt?.containerInstanceArn ?? ''] === undefined);
  return [
    ...(vcpus > most ? [`${name} has ${vcpus} vCPUs`] : []),
    ...homeless.map(({ jobId }) => `${jobId} runs nowhere`),
    ...instances.flatMap((instance) => flawsOfInstance(instance, running)),
  ];
}

function flawsOfInstance({ instanceArn, registered }: Batch['instances'][string], jobs: readonly Job[]): string[] {
  const here = jobs.filter(({ attempt }) => attempt?.containerInstanceArn === instanceArn);
  const isFull = sumOf(here, 'vcpus') > registered.vcpus || sumOf(here, 'memory') > registered.memory;
  const isShared = here.length > 1 && here.some(({ jobId }) => jobId.includes('#'));
  return [...(isFull ? [`${instanceArn} is too full`] : []), ...(isShared ? [`${instanceArn} is not alone`] : [])];
}

function sumOf(jobs: readonly Job[], amount: 'vcpus' | 'memory'): number {
  return jobs.reduce((sum, { attempt }) => sum + (attempt?.need[amount] ?? 0), 0);
}

/** The children of an array add up to its size, and end before it. One that is cancelled at once never has any. */
function flawsOfArrays(batch: Batch): string[] {
  const jobs = Object.values(batch.jobs);
  return jobs.flatMap((job) => {
    if (job.arraySize === undefined || job.status === 'SUBMITTED') return [];
    const children = jobs.filter(({ parentArn }) => parentArn === job.jobArn);
    if (children.length === 0 && job.status === 'FAILED') return [];
    if (children.length !== job.arraySize) return [`${job.jobId} has ${children.length} children`];
    return hasEnded(job) === children.every(hasEnded) ? [] : [`${job.jobId} is ${job.status}, unlike its children`];
  });
}

export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED';
}
