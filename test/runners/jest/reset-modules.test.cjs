// The registry of modules is emptied before every test: what is loaded later must still be the code of this mock.
const { ClusterNotFoundException, DescribeTasksCommand, ECSClient, RunTaskCommand } = require('@aws-sdk/client-ecs');
const { BatchClient, DescribeJobsCommand, SubmitJobCommand } = require('@aws-sdk/client-batch');
const { mockAws, UsageError } = require('aws-ecs-batch-mock');

const { ecs, batch, clock, faults, reset, restore } = mockAws();

beforeEach(() => jest.resetModules());
afterEach(() => reset());
afterAll(() => restore());

it('answers with an error of AWS', async () => {
  const described = new ECSClient({}).send(new DescribeTasksCommand({ cluster: 'none', tasks: ['0'.repeat(32)] }));

  await expect(described).rejects.toBeInstanceOf(ClusterNotFoundException);
});

it('tells what is wrong with a seed', () => {
  expect(() => ecs.seed({ services: ['unknown'] })).toThrow(UsageError);
});

it('runs a task', async () => {
  ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  const run = new RunTaskCommand({ taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration });
  const { tasks } = await new ECSClient({}).send(run);
  clock.advance('5m');
  const described = await new ECSClient({}).send(new DescribeTasksCommand({ tasks: [tasks[0].taskArn] }));

  expect(described.tasks[0].lastStatus).toBe('RUNNING');
});

it('runs a job, after a fault', async () => {
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
  faults.throttle(SubmitJobCommand);
  const client = new BatchClient({ maxAttempts: 1 });
  const submit = new SubmitJobCommand({ jobName: 'job', jobQueue: 'jobs', jobDefinition: 'job' });
  await expect(client.send(submit)).rejects.toThrow('Too Many Requests');
  const { jobId } = await client.send(submit);
  clock.advance('5m');
  const { jobs } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));

  expect(jobs[0].status).toBe('SUCCEEDED');
});
