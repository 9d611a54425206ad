// `npm start`: the production code beside this file, on an emulated cloud.
import { BatchClient } from '@aws-sdk/client-batch';
import { mockAws } from 'aws-ecs-batch-mock';
import { deployService } from './deploy-service.js';
import { runNightlyPipeline } from './nightly-pipeline.js';
import { runMigration } from './run-migration.js';

const aws = mockAws({ region: 'eu-west-1' });
const { ecs, batch, clock } = aws;
const subnets = ['subnet-0a1b2c3d', 'subnet-4e5f6071'];
const started = performance.now();

/** Runs a part of the story, and shows what has happened meanwhile and what has changed. */
async function tell(title: string, program: () => Promise<unknown>, show: () => string = showAll): Promise<void> {
  aws.mark();
  aws.resetHistory();
  const outcome = await clock.fastForward(program).catch((error: unknown) => `✗ ${(error as Error).message}`);
  console.log(`\n━━ ${title}\n\n${show()}`);
  if (typeof outcome === 'string') console.log(`\n${outcome}`);
}

function showAll(): string {
  return `${aws.timeline()}\n\n${aws.changes().join('\n')}`;
}

const COLUMN_MS = 10_000;

/** The timeline of so many jobs is long. Drawn, each is a line; below is the end of it, when part 2 is alone. */
function drawJobs(): string {
  const jobs = Object.values(aws.state.batch.jobs);
  const children = jobs.filter(({ index }) => index !== undefined);
  const begin = Math.min(...jobs.map(({ createdAt }) => createdAt));
  const column = (time = begin) => 22 + Math.round((time - begin) / COLUMN_MS);
  const lines = children.map(({ jobName, index, attempts }) => {
    let line = `${jobName}[${index}]`.padEnd(column());
    for (const { startedAt, stoppedAt, containers } of attempts) {
      line = line.padEnd(column(startedAt), '·').padEnd(column(stoppedAt), '▬');
      line += containers.every(({ exitCode }) => exitCode === 0) ? '✓' : '✗';
    }
    return line;
  });
  const attempts = children.flatMap((job) => job.attempts);
  const minutes = ((clock.now().getTime() - begin) / 60_000).toFixed(1);
  const total = `${children.length} jobs, ${attempts.length} attempts, ${minutes} minutes of virtual time (· waits, ▬ runs)`;
  const events = aws
    .timeline()
    .split('\n')
    .filter((line) => /Batch Job State Change \S+:2 /.test(line));
  return [...lines, '', total, '', ...events].join('\n');
}

const deploy = (image: string) => deployService({ cluster: 'shop', name: 'web', image, desiredCount: 4, subnets });

ecs.seed({ clusters: ['shop'] });
ecs.onTask({ family: 'shop-migrate' }, { exitCode: 0, after: '3m' });
ecs.onTask({ image: 'shop:broken' }, { pullError: true });
batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['extract', 'load'] });
batch.onJob({ jobName: 'extract-*', arrayIndex: 2 }, ({ attempt }) => ({
  exitCode: attempt === 1 ? 137 : 0,
  after: '3m',
}));

await tell('A database migration, as a task on Fargate', () =>
  runMigration({
    cluster: 'shop',
    subnets,
    target: '2024-06-01',
    taskDefinitionFile: 'examples/quickstart/task-definition.json',
  }),
);
await tell('A service of four tasks', () => deploy('shop:1'));
await tell('Its next revision', () => deploy('shop:2'));
await tell('A broken image: the circuit breaker rolls back', () => deploy('shop:broken'));
await tell(
  'Two array jobs on AWS Batch: a part that runs out of memory is tried again',
  () => runNightlyPipeline(new BatchClient({}), { jobQueue: 'nightly', date: '2024-01-01', parts: 4 }),
  drawJobs,
);

const realMs = performance.now() - started;
console.log(
  `\nIt is ${clock.now().toISOString()} of virtual time. No AWS, no credentials, no stub: ${realMs.toFixed(0)} ms.`,
);
aws.restore();
