// `npm start`: the production code beside this file, on an emulated cloud.
import { mockEcs } from 'aws-ecs-batch-mock';
import { deployService } from './deploy-service.js';
import { runMigration } from './run-migration.js';

const aws = mockEcs({ region: 'eu-west-1' });
const { ecs, clock } = aws;
const subnets = ['subnet-0a1b2c3d', 'subnet-4e5f6071'];
const started = performance.now();

/** Runs a part of the story, and shows what has happened meanwhile and what has changed. */
async function tell(title: string, program: () => Promise<unknown>): Promise<void> {
  aws.mark();
  aws.resetHistory();
  const outcome = await clock.fastForward(program).catch((error: unknown) => `✗ ${(error as Error).message}`);
  console.log(`\n━━ ${title}\n\n${aws.timeline()}\n\n${aws.changes().join('\n')}`);
  if (typeof outcome === 'string') console.log(`\n${outcome}`);
}

const deploy = (image: string) => deployService({ cluster: 'shop', name: 'web', image, desiredCount: 4, subnets });

ecs.seed({ clusters: ['shop'] });
ecs.onTask({ family: 'shop-migrate' }, { exitCode: 0, after: '3m' });
ecs.onTask({ image: 'shop:broken' }, { pullError: true });

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

const realMs = performance.now() - started;
console.log(
  `\nIt is ${clock.now().toISOString()} of virtual time. No AWS, no credentials, no stub: ${realMs.toFixed(0)} ms.`,
);
aws.restore();
