import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import type { BatchMock } from 'aws-ecs-batch-mock';
import { measureOnce } from '../measure.js';
import { inWorld, LARGEST_ARRAY, mockQueue, submitJob } from '../worlds.js';

const CALIBRATION_STEPS = 1_000_000;

export interface ClockFigures {
  readonly transitionsPerSecond: number;
  /** How many entries this machine puts into a map in a second: what the figure above is to be compared with. */
  readonly calibrationPerSecond: number;
}

/** An array of 10,000 jobs, from its submission to SUCCEEDED. */
export async function clockFigures(): Promise<ClockFigures> {
  const client = new BatchClient({});
  const transitions = await inWorld(
    () => mockQueue(client),
    (aws) => countTransitions(aws, client),
  );
  const ms = await measureOnce(2, () =>
    inWorld(
      () => mockQueue(client),
      (aws) => runArray(aws, client),
    ),
  );
  return { transitionsPerSecond: (transitions / ms) * 1_000, calibrationPerSecond: await calibrate() };
}

async function countTransitions({ clock }: BatchMock, client: BatchClient): Promise<number> {
  await client.send(submitJob(LARGEST_ARRAY));
  let count = 0;
  for (let ran = clock.next(); ran.some(({ background }) => !background); ran = clock.next()) count += ran.length;
  return count;
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
