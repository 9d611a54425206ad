import type { AwsMock } from '../../../src/index.js';

type State = AwsMock['state'];
type Instance = State['ecs']['containerInstances'][string];
type Task = State['ecs']['tasks'][string];

/** Nobody has more than there is, and what is left is what there was without what is taken. */
export function flawsOfResources({ ecs, batch }: State): string[] {
  return [...flawsOfInstances(ecs), ...flawsOfEnvironments(batch), ...flawsOfArrays(batch)];
}

/** Of the container instances of ECS. */
export function flawsOfInstances(ecs: Pick<State['ecs'], 'containerInstances' | 'tasks'>): string[] {
  const tasks = Object.values(ecs.tasks);
  return [
    ...Object.values(ecs.containerInstances).flatMap((instance) => flawsOfInstance(instance, tasks)),
    ...tasks
      .filter(({ lastStatus, claim }) => lastStatus === 'STOPPED' && claim !== undefined)
      .map(({ taskArn }) => `${taskArn} has stopped, and keeps what it had`),
  ];
}

const sorted = (values: readonly (string | number)[]) => JSON.stringify(values.map(String).toSorted());

function flawsOfInstance({ containerInstanceArn, registered, remaining }: Instance, tasks: readonly Task[]): string[] {
  const claims = tasks.flatMap(({ containerInstanceArn: arn, claim }) => {
    return arn === containerInstanceArn && claim !== undefined ? [claim] : [];
  });
  const amounts = (['cpu', 'memory', 'networkInterfaces'] as const).filter((amount) => {
    const claimed = claims.reduce((total, claim) => total + claim[amount], 0);
    return remaining[amount] < 0 || remaining[amount] !== registered[amount] - claimed;
  });
  const taken = (['ports', 'portsUdp'] as const).filter((ports) => {
    const isDouble = new Set(remaining[ports]).size !== remaining[ports].length;
    return (
      isDouble || sorted(remaining[ports]) !== sorted([...registered[ports], ...claims.flatMap((one) => one[ports])])
    );
  });
  const hasGpus =
    sorted([...remaining.gpuIds, ...claims.flatMap(({ gpuIds }) => gpuIds)]) === sorted(registered.gpuIds);
  return [...amounts, ...taken, ...(hasGpus ? [] : ['gpuIds'])].map(
    (amount) => `${containerInstanceArn}: ${amount} of its tasks do not add up`,
  );
}

type Batch = State['batch'];
type Job = Batch['jobs'][string];

/** Of the environments of AWS Batch and of the instances that ECS does not know. */
export function flawsOfEnvironments({ computeEnvironments, instances, jobs }: Batch): string[] {
  const running = Object.values(jobs).filter(({ attempt }) => attempt !== undefined);
  const used = Object.values(computeEnvironments).flatMap(({ computeEnvironmentArn: arn, ...rest }) => {
    const { computeResources, usedvCpus } = rest;
    if (!computeResources?.type?.startsWith('FARGATE')) return [];
    const vcpus = sumOf(
      running.filter(({ attempt }) => attempt?.computeEnvironmentArn === arn),
      'vcpus',
    );
    return vcpus === usedvCpus ? [] : [`${arn} has ${usedvCpus} vCPUs in use, and its jobs have ${vcpus}`];
  });
  const full = Object.values(instances).flatMap(({ instanceArn, registered }) => {
    const here = running.filter(({ attempt }) => attempt?.containerInstanceArn === instanceArn);
    const isFull = sumOf(here, 'vcpus') > registered.vcpus || sumOf(here, 'memory') > registered.memory;
    const isShared = here.length > 1 && here.some(({ jobId }) => jobId.includes('#'));
    return [...(isFull ? [`${instanceArn} is too full`] : []), ...(isShared ? [`${instanceArn} is not alone`] : [])];
  });
  return [...used, ...full];
}

function sumOf(jobs: readonly Job[], amount: 'vcpus' | 'memory'): number {
  return jobs.reduce((sum, { attempt }) => sum + (attempt?.need[amount] ?? 0), 0);
}

/** The children of an array add up to its size, and end before it. One that is cancelled at once never has any. */
export function flawsOfArrays(batch: Batch): string[] {
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
