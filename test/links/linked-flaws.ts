import type { AwsMock } from '../../src/index.js';

type State = AwsMock['state'];
type Job = State['batch']['jobs'][string];
type Task = State['ecs']['tasks'][string];

/** What the two services of a world tell differently. */
export function flawsOfLinks({ batch, ecs }: State): string[] {
  const jobs = Object.values(batch.jobs);
  const running = new Map(jobs.flatMap((job) => (job.attempt?.taskArn ? [[job.attempt.taskArn, job] as const] : [])));
  const ended = new Set(jobs.flatMap(({ attempts }) => attempts.map(({ taskArn }) => taskArn)));
  const ofJobs = Object.values(ecs.tasks).filter(({ family }) => family.startsWith('job-'));
  return [
    ...[...running].flatMap(([taskArn, job]) => flawsOfAttempt(job, ecs.tasks[taskArn])),
    ...ofJobs.flatMap((task) =>
      flawsOfTask(task, { isRunning: running.has(task.taskArn), isOver: ended.has(task.taskArn) }),
    ),
    ...Object.values(ecs.containerInstances).flatMap((instance) => flawsOfInstance(instance, Object.values(ecs.tasks))),
    ...flawsOfAttempts(jobs),
    ...jobs.flatMap(({ attempts }) =>
      attempts.flatMap((attempt) => flawsOfEnd(attempt, ecs.tasks[attempt.taskArn ?? ''])),
    ),
  ];
}

/** A job that has a place has a task, with a status that suits that of the job. */
function flawsOfAttempt({ jobId, status, attempt }: Job, task: Task | undefined): string[] {
  if (task === undefined) return [`${jobId} has no task`];
  const { lastStatus, containerInstanceArn } = task;
  const suiting =
    status === 'STARTING' ? ['PROVISIONING', 'PENDING', 'DEPROVISIONING'] : ['RUNNING', 'STOPPING', 'DEPROVISIONING'];
  return [
    ...(suiting.includes(lastStatus) ? [] : [`${jobId} is ${status} and its task ${lastStatus}`]),
    ...(containerInstanceArn === attempt?.containerInstanceArn ? [] : [`${jobId} and its task are at two places`]),
  ];
}

/** The task of an attempt that is over has stopped, and no other has. */
function flawsOfTask(
  { taskArn, lastStatus }: Task,
  { isRunning, isOver }: { readonly isRunning: boolean; readonly isOver: boolean },
): string[] {
  const isStopped = lastStatus === 'STOPPED';
  return [
    ...(isStopped === !isRunning
      ? []
      : [`${taskArn} is ${lastStatus}, its attempt ${isRunning ? 'runs' : 'does not'}`]),
    ...(isStopped === isOver ? [] : [`${taskArn} is ${lastStatus}, its attempt is ${isOver ? '' : 'not '}over`]),
  ];
}

/** An instance has left what its tasks have not claimed. */
function flawsOfInstance(
  { containerInstanceArn, registered, remaining, status }: State['ecs']['containerInstances'][string],
  tasks: readonly Task[],
): string[] {
  const here = tasks.filter(
    (task) => task.containerInstanceArn === containerInstanceArn && task.lastStatus !== 'STOPPED',
  );
  const used = (amount: 'cpu' | 'memory') => here.reduce((sum, task) => sum + (task.claim?.[amount] ?? 0), 0);
  const isRight = (['cpu', 'memory'] as const).every((amount) => {
    return remaining[amount] >= 0 && remaining[amount] === registered[amount] - used(amount);
  });
  return [
    ...(isRight ? [] : [`${containerInstanceArn} has lost count`]),
    ...(status === 'INACTIVE' && here.length > 0 ? [`${containerInstanceArn} is gone, but not its tasks`] : []),
  ];
}

/** No attempt ends twice. */
function flawsOfAttempts(jobs: readonly Job[]): string[] {
  const own = jobs.filter(({ numNodes }) => numNodes === undefined);
  const taskArns = own.flatMap(({ attempts }) => attempts.map(({ taskArn }) => taskArn));
  return taskArns.length === new Set(taskArns).size ? [] : ['An attempt has ended twice'];
}

/** Both know how the containers have ended. */
function flawsOfEnd({ containers, taskArn }: Job['attempts'][number], task: Task | undefined): string[] {
  const [ofJob, ofTask] = [containers, task?.containers].map((ends) => ends?.map(({ exitCode }) => exitCode).join());
  return task === undefined || ofJob === ofTask
    ? []
    : [`${taskArn} has ended with ${ofTask}, its attempt with ${ofJob}`];
}
