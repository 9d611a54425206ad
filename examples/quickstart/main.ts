// `npm start`: the production code of run-migration.ts, on an emulated cloud.
import { mockEcs } from 'aws-ecs-batch-mock';
import { runMigration } from './run-migration.js';

const aws = mockEcs({ region: 'eu-west-1' });
aws.ecs.seed({ clusters: ['shop'] });
aws.ecs.onTask({ family: 'shop-migrate' }, { exitCode: 0, after: '3m' });

const started = performance.now();
const task = await aws.clock.fastForward(() =>
  runMigration({
    cluster: 'shop',
    subnets: ['subnet-0a1b2c3d'],
    target: '2024-06-01',
    taskDefinitionFile: 'examples/quickstart/task-definition.json',
  }),
);
const realMs = performance.now() - started;

console.log(`What happened (virtual time since the start)\n\n${aws.timeline()}\n`);
console.log(`What it changed\n\n${aws.changes().join('\n')}\n`);
const exitCode = task.containers?.find(({ name }) => name === 'migrate')?.exitCode;
console.log(`The migration exited with ${exitCode}, at ${aws.clock.now().toISOString()} of virtual time.`);
console.log(`No AWS, no credentials, no stub: ${realMs.toFixed(0)} ms of real time.`);

aws.restore();
