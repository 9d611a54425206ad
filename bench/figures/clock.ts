import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import type { BatchMock } from 'aws-ecs-batch-mock';
import { measureOnce } from '../measure.js';
import { inWorld, LARGEST_ARRAY, mockQueue, submitJob } from '../worlds.js';

const CALIBRATION_STEPS = 1_000_000;

export interface ClockFigures {
  /** Changes of the status of a job, each of which AWS reports with an event: four for each child. */
  readonly transitionsPerSecond: number;
  /** What the scheduler has run: it takes many jobs from one status to the next at once. */
  readonly scheduledPerSecond: number;
  /** How many entries this machine puts into a map in a second: what the figure above is to be compared with. */
  readonly calibrationPerSecond: number;
}

/** An array of 10,000 jobs, from its submission to SUCCEEDED. */
export async function clockFigures(): Promise<ClockFigures> {
  const client = new BatchClient({});
  const { transitions, scheduled } = await inWorld(
    () => mockQueue(client),
    (aws) => countTransitions(aws, client),
  );
  const ms = await measureOnce(12, () =>
    inWorld(
      () => mockQueue(client),
      (aws) => runArray(aws, client),
    ),
  );
  return {
    transitionsPerSecond: (transitions / ms) * 1_000,
    scheduledPerSecond: (scheduled / ms) * 1_000,
    calibrationPerSecond: await calibrate(),
  };
}

interface Transitions {
  readonly transitions: number;
  readonly scheduled: number;
}

async function countTransitions({ clock, events }: BatchMock, client: BatchClient): Promise<Transitions> {
  await client.send(submitJob(LARGEST_ARRAY));
  let scheduled = 0;
  for (let ran = clock.next(); ran.some(({ background }) => !background); ran = clock.next()) scheduled += ran.length;
  const changes = events.all().filter((event) => event['detail-type'] === 'Batch Job State Change');
  return { transitions: changes.length, scheduled };
}

async function runArray({ clock }: BatchMock, client: BatchClient): Promise<void> {
  const { jobId = '' } = await client.send(submitJob(LARGEST_ARRAY));
  clock.runUntilIdle();
  const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
  if (job?.status !== 'SUCCEEDED') throw new Error(`The array is ${job?.status}`);
}

async function calibrate(): Promise<number> {
  const ms = await measureOnce(2, () => {
    const map = new Map<string, number>();
    for (let i = 0; i < CALIBRATION_STEPS; i++) map.set(`k${i}`, i);
    return map.size;
  });
  return (CALIBRATION_STEPS / ms) * 1_000;
}
