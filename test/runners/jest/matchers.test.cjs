// The matchers of the built package under Jest, with the globals of Jest.
const { execFile } = require('node:child_process');
const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { BatchClient, SubmitJobCommand } = require('@aws-sdk/client-batch');
const { DescribeTasksCommand, ECSClient, RunTaskCommand } = require('@aws-sdk/client-ecs');
const { mockAws } = require('aws-ecs-batch-mock');
const { traceOnFailure } = require('aws-ecs-batch-mock/jest');

const aws = mockAws();
const { ecs, batch, clock } = aws;
const FARGATE = { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

beforeEach(() => {
  aws.reset();
  ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
  aws.mark();
});
afterAll(() => aws.restore());

it('look into the world', async () => {
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
  ecs.onTask({ family: 'app' }, { exitCode: 3, after: '1m' });
  const { tasks } = await new ECSClient({}).send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  const job = { jobName: 'totals', jobQueue: 'nightly', jobDefinition: 'report' };
  const submitted = await new BatchClient({}).send(new SubmitJobCommand(job));
  clock.advance('20s');
  expect(ecs).toHaveRunningTasks(1, { family: 'app' });
  expect(batch).not.toHaveSucceeded(submitted);

  clock.runUntilIdle();
  expect(ecs).toHaveStopped(tasks[0], { exitCode: 3 });
  expect(batch).toHaveSucceeded('totals');
  expect(aws).toHaveEmitted('ECS Task State Change', { lastStatus: 'STOPPED' });
  expect(ecs).toHaveReceivedCommandWith(RunTaskCommand, { taskDefinition: expect.stringContaining('app') });
  expect(ecs).not.toHaveReceivedCommand(DescribeTasksCommand);
});

it('say what there is instead', async () => {
  await new ECSClient({}).send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  expect(() => expect(ecs).toHaveRunningTasks(1)).toThrow(
    /^Expected 1 running task; there are 0\.\n\n {2}task\/default\/\w{8}… {2}app:1 {2}family:app {2}PROVISIONING\n\nTimeline:/,
  );
  expect(() => expect(ecs).toHaveReceivedCommandWith(RunTaskCommand, { taskDefinition: 'other' })).toThrow(
    /^Expected to have received RunTaskCommand with:\n\n {2}\{"taskDefinition": "other"\}\n\nReceived 1:/,
  );
});

it('print what the mock returns short in snapshots', async () => {
  await new ECSClient({}).send(new RunTaskCommand({ taskDefinition: 'app', ...FARGATE }));
  clock.advance('90s');
  expect(aws.changes()).toMatchInlineSnapshot(`+ task/default/e8e25f66… app:1 RUNNING`);
  expect(aws.snapshot({ include: ['now'] })).toMatchInlineSnapshot(`now: +1m30s`);
});

it('write a trace when a test fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-ecs-batch-mock-traces-'));
  const jest = join(__dirname, '..', '..', '..', 'node_modules', 'jest', 'bin', 'jest.js');
  const config = join(__dirname, 'failing', 'jest.config.cjs');
  const printed = await new Promise((resolve) => {
    const env = { ...process.env, TRACES: folder, NO_COLOR: '1' };
    execFile(process.execPath, [jest, '--config', config], { env }, (_error, _stdout, stderr) => resolve(stderr));
  });

  expect(readdirSync(folder)).toEqual(['failing-the-service-web-fails.html']);
  expect(printed).toMatch(
    /Expected 1 running task; there are 0\.\n\n +Trace: \S+failing-the-service-web-fails\.html\n/,
  );
  rmSync(folder, { recursive: true });
}, 60_000);

it('write traces of mocks alone', () => {
  expect(() => traceOnFailure({ writeTrace() {} })).toThrow('has no world to look into');
});
