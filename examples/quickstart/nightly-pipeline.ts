// Production code: it knows nothing of any mock.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeJobsCommand,
  paginateListJobs,
  SubmitJobCommand,
  type BatchClient,
  type JobDependency,
  type JobDetail,
  type RetryStrategy,
} from '@aws-sdk/client-batch';

export interface NightlyPipeline {
  readonly jobQueue: string;
  /** The day whose data is taken over. */
  readonly date: string;
  /** How many parts the data has. */
  readonly parts: number;
}

const POLL_MS = 30_000;

/** A part is tried again where it ran out of memory or lost its instance. Whatever else fails needs a person to look at it. */
const retryStrategy: RetryStrategy = {
  attempts: 3,
  evaluateOnExit: [
    { onExitCode: '137', action: 'RETRY' },
    { onStatusReason: 'Host EC2*', action: 'RETRY' },
    { onReason: '*', action: 'EXIT' },
  ],
};

/**
 * Extracts the data of a day part by part, and loads each part as soon as it is there. Gives the jobs `extract` and `load` as they have
 * ended. Rejects, with what there is to know of each part that failed, unless all were loaded.
 */
export async function runNightlyPipeline(client: BatchClient, pipeline: NightlyPipeline): Promise<JobDetail[]> {
  const extractId = await submitParts(client, pipeline, { jobDefinition: 'extract' });
  const loadId = await submitParts(client, pipeline, {
    jobDefinition: 'load',
    dependsOn: [{ jobId: extractId, type: 'N_TO_N' }],
  });
  const load = await waitForEnd(client, loadId);
  if (load.status === 'FAILED') {
    const failures = [...(await listFailures(client, extractId)), ...(await listFailures(client, loadId))];
    throw new Error(`The pipeline of ${pipeline.date} failed:\n${failures.join('\n')}`);
  }
  return describeJobs(client, [extractId, loadId]);
}

interface Step {
  readonly jobDefinition: 'extract' | 'load';
  readonly dependsOn?: JobDependency[];
}

/** Gives the id of the array. */
async function submitParts(
  client: BatchClient,
  { jobQueue, date, parts }: NightlyPipeline,
  step: Step,
): Promise<string> {
  const { jobId = '' } = await client.send(
    new SubmitJobCommand({
      ...step,
      jobName: `${step.jobDefinition}-${date}`,
      jobQueue,
      arrayProperties: { size: parts },
      parameters: { date },
      retryStrategy,
    }),
  );
  return jobId;
}

async function waitForEnd(client: BatchClient, jobId: string): Promise<JobDetail> {
  for (;;) {
    const [job] = await describeJobs(client, [jobId]);
    if (job === undefined) throw new Error(`The job ${jobId} is gone`);
    if (job.status === 'SUCCEEDED' || job.status === 'FAILED') return job;
    await sleep(POLL_MS);
  }
}

async function describeJobs(client: BatchClient, jobIds: string[]): Promise<JobDetail[]> {
  const { jobs = [] } = await client.send(new DescribeJobsCommand({ jobs: jobIds }));
  return jobs;
}

/** A line for each child that failed. A page is as long as DescribeJobs allows. */
async function listFailures(client: BatchClient, arrayJobId: string): Promise<string[]> {
  const failures: string[] = [];
  const pages = paginateListJobs({ client, pageSize: 100 }, { arrayJobId, jobStatus: 'FAILED' });
  for await (const { jobSummaryList = [] } of pages) {
    if (jobSummaryList.length === 0) continue;
    const children = await describeJobs(
      client,
      jobSummaryList.flatMap(({ jobId }) => jobId ?? []),
    );
    failures.push(...children.map(toFailure));
  }
  return failures;
}

function toFailure({ jobName, arrayProperties, attempts = [], statusReason }: JobDetail): string {
  const { container } = attempts.at(-1) ?? {};
  const part = `${jobName}[${arrayProperties?.index}]`;
  if (container === undefined) return `${part} did not run: ${statusReason}`;
  const reason = container.reason ?? statusReason;
  return `${part} exit code ${container.exitCode ?? 'none'}: ${reason} (log stream ${container.logStreamName})`;
}
