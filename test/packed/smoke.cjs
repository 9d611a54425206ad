const assert = require('node:assert/strict');
const { after, test } = require('node:test');

/**
 * What must work with every version of the SDK, of Node and of the module system that is supported: `npm run test:versions`
 * runs it against the packed package.
 *
 * @param {string} format how the package was loaded
 * @param {{ mock: typeof import('aws-ecs-batch-mock'), alone: { ecs: typeof import('aws-ecs-batch-mock/ecs'), batch: typeof import('aws-ecs-batch-mock/batch') }, ecs: typeof import('@aws-sdk/client-ecs'), batch: typeof import('@aws-sdk/client-batch') }} modules
 */
function smoke(format, modules) {
  for (const transport of ['direct', 'wire']) smokeTransport(`${format}, ${transport}`, transport, modules);
  test(`${format}: the entry points of one service have its mock and the errors`, () => {
    const { mock, alone } = modules;
    assert.equal(alone.ecs.mockEcs, mock.mockEcs);
    assert.equal(alone.batch.mockBatch, mock.mockBatch);
    assert.equal(alone.ecs.UsageError, alone.batch.UsageError);
    for (const make of [alone.ecs.mockEcs, alone.batch.mockBatch]) {
      assert.throws(() => make({ startTime: 'never' }), mock.UsageError);
      make().restore();
    }
    assert.equal('mockBatch' in alone.ecs || 'mockEcs' in alone.batch, false);
  });
}

function smokeTransport(name, transport, { mock, ecs: ecsSdk, batch: batchSdk }) {
  /** Mocked for the duration of the program: the tests of a file run one after another. */
  const withMock = async (program) => {
    const aws = mock.mockAws({ transport });
    try {
      await program(aws);
    } finally {
      aws.restore();
    }
  };
  const client = new ecsSdk.ECSClient({});
  const batchClient = new batchSdk.BatchClient({});
  after(() => (client.destroy(), batchClient.destroy()));

  test(`${name}: a task runs until it is stopped, and a waiter sees it`, () =>
    withMock(async (aws) => {
      aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
      aws.ecs.onTask({ family: 'app' }, { exitCode: 3, after: '5m' });
      const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
      const { tasks, $metadata } = await client.send(
        new ecsSdk.RunTaskCommand({ taskDefinition: 'app', launchType: 'FARGATE', networkConfiguration }),
      );
      assert.equal($metadata.httpStatusCode, 200);
      assert.ok(tasks[0].createdAt instanceof Date);
      const target = { tasks: [tasks[0].taskArn] };

      await aws.clock.fastForward(() => ecsSdk.waitUntilTasksStopped({ client, maxWaitTime: 900 }, target));

      const described = await client.send(new ecsSdk.DescribeTasksCommand(target));
      assert.equal(described.tasks[0].lastStatus, 'STOPPED');
      assert.equal(described.tasks[0].containers[0].exitCode, 3);
    }));

  test(`${name}: a job succeeds`, () =>
    withMock(async (aws) => {
      aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
      const { jobId } = await batchClient.send(
        new batchSdk.SubmitJobCommand({ jobName: 'report', jobQueue: 'nightly', jobDefinition: 'report' }),
      );
      aws.clock.runUntilIdle();

      const { jobs } = await batchClient.send(new batchSdk.DescribeJobsCommand({ jobs: [jobId] }));
      assert.equal(jobs[0].status, 'SUCCEEDED');
    }));

  test(`${name}: errors are those of the SDK`, () =>
    withMock(async (aws) => {
      const missing = client.send(new ecsSdk.ListTasksCommand({ cluster: 'none' }));
      await assert.rejects(missing, (error) => {
        assert.ok(error instanceof ecsSdk.ClusterNotFoundException);
        assert.ok(error instanceof ecsSdk.ECSServiceException);
        assert.ok(error instanceof Error);
        assert.equal(error.message, 'Cluster not found.');
        assert.equal(error.$metadata.httpStatusCode, 400);
        return true;
      });
      const refused = batchClient.send(
        new batchSdk.SubmitJobCommand({ jobName: 'a', jobQueue: 'b', jobDefinition: 'c' }),
      );
      await assert.rejects(refused, batchSdk.ClientException);
      assert.throws(() => aws.clock.advance('soon'), mock.UsageError);
    }));

  test(`${name}: a paginator goes through all pages`, () =>
    withMock(async (aws) => {
      aws.ecs.seed({ clusters: ['a', 'b', 'c'] });
      const names = [];
      for await (const { clusterArns } of ecsSdk.paginateListClusters({ client, pageSize: 2 }, {})) {
        names.push(clusterArns.map((arn) => arn.replace(/.*\//, '')));
      }
      assert.deepEqual(names, [['a', 'b'], ['c']]);
    }));

  test(`${name}: stubs, faults and the calls are there`, () =>
    withMock(async (aws) => {
      aws.ecs.on(ecsSdk.ListTasksCommand).resolves({ taskArns: ['stubbed'] });
      aws.faults.fail(ecsSdk.ListClustersCommand, 'InvalidParameterException');

      assert.deepEqual((await client.send(new ecsSdk.ListTasksCommand({}))).taskArns, ['stubbed']);
      await assert.rejects(client.send(new ecsSdk.ListClustersCommand({})), ecsSdk.InvalidParameterException);
      assert.equal(aws.ecs.calls().length, 2);
    }));

  test(`${name}: only the wire has the retries of the SDK`, () =>
    withMock(async (aws) => {
      aws.faults.throttle(ecsSdk.ListTasksCommand, { times: 2 });
      aws.ecs.seed({ clusters: ['default'] });
      const list = () => aws.clock.fastForward(() => client.send(new ecsSdk.ListTasksCommand({})));

      if (transport === 'wire') assert.equal((await list()).$metadata.attempts, 3);
      else await assert.rejects(list, { name: 'ThrottlingException' });
    }));
}

module.exports = { smoke };
