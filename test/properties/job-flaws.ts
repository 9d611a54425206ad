import type { BatchMock } from '../../src/index.js';
import { flawsOfArrays, flawsOfEnvironments } from './flaws/resource-flaws.js';
import { statusEdges } from './flaws/status-edges.js';
import { listAwaited, type SubmittedJobs } from './planned-jobs.js';

type State = BatchMock['state'];

export const MAX_VCPUS = 8;
/** By so much the limit may be passed, but with BEST_FIT. */
const LARGEST_INSTANCE = 4;

/** What is wrong with a change of status. The statuses before it are those that events told. */
export function flawsOfChange(
  jobs: SubmittedJobs,
  statuses: ReadonlyMap<string, string>,
  { jobId, status }: { readonly jobId: string; readonly status: string },
): string[] {
  const before = statuses.get(jobId);
  const next = statusEdges.find(({ table, only }) => table === 'batch.jobs' && only?.(jobId) !== false);
  const isLegal = before === undefined || next?.edges[before]?.includes(status) === true;
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
  return [
    ...environments.flatMap((environment) => flawsOfLimit(batch, environment)),
    ...flawsOfEnvironments(batch),
    ...flawsOfArrays(batch),
  ];
}

type Batch = State['batch'];

/** An environment has no more than it may have, and its jobs run there. */
function flawsOfLimit({ jobs, instances }: Batch, environment: Batch['computeEnvironments'][string]): string[] {
  const { computeEnvironmentArn: arn, computeEnvironmentName: name, computeResources, usedvCpus } = environment;
  if (computeResources?.type === 'FARGATE') return usedvCpus <= MAX_VCPUS ? [] : [`${name} has ${usedvCpus} vCPUs`];
  const own = Object.values(instances).filter((one) => one.computeEnvironmentArn === arn);
  const vcpus = own.reduce((sum, { registered }) => sum + registered.vcpus, 0);
  const most = MAX_VCPUS + (computeResources?.allocationStrategy === 'BEST_FIT_PROGRESSIVE' ? LARGEST_INSTANCE - 1 : 0);
  const homeless = Object.values(jobs).filter(({ attempt }) => {
    return attempt?.computeEnvironmentArn === arn && instances[attempt.containerInstanceArn ?? ''] === undefined;
  });
  return [
    ...(vcpus > most ? [`${name} has ${vcpus} vCPUs`] : []),
    ...homeless.map(({ jobId }) => `${jobId} runs nowhere`),
  ];
}
