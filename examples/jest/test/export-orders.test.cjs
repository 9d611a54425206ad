const { SubmitJobCommand } = require('@aws-sdk/client-batch');
const { mockBatch } = require('aws-ecs-batch-mock');
const { exportOrders } = require('../src/export-orders.js');

const aws = mockBatch({ region: 'eu-west-1' });
const { batch, clock } = aws;

beforeEach(() => {
  aws.reset();
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['exports'], jobDefinitions: ['export-orders'] });
});
afterEach(() => jest.useRealTimers());
afterAll(() => aws.restore());

it('tells that the export has succeeded', async () => {
  await expect(clock.fastForward(() => exportOrders('2024-01-01'))).resolves.toEqual({
    status: 'SUCCEEDED',
    statusReason: 'Essential container in task exited',
    attempts: 1,
  });
  expect(batch).toHaveReceivedCommandWith(SubmitJobCommand, { jobName: 'export-orders-2024-01-01' });
  expect(batch).toHaveSucceeded('export-orders-2024-01-01');
});

it("moves with Jest's fake timers", async () => {
  batch.onJob({ jobDefinition: 'export-orders' }, { exitCode: 1, after: '20m' });
  jest.useFakeTimers();

  const exported = exportOrders('2024-01-01');
  await jest.advanceTimersByTimeAsync(3_600_000);

  await expect(exported).resolves.toMatchObject({ status: 'FAILED', attempts: 2 });
});

it('answers modules that are loaded anew, when it is told their client', async () => {
  jest.resetModules();
  const { BatchClient } = require('@aws-sdk/client-batch');
  const fresh = require('../src/export-orders.js');
  const elsewhere = mockBatch({ client: BatchClient });
  elsewhere.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['exports'], jobDefinitions: ['export-orders'] });

  await expect(elsewhere.clock.fastForward(() => fresh.exportOrders('2024-01-02'))).resolves.toMatchObject({
    status: 'SUCCEEDED',
  });
  expect(batch.calls()).toHaveLength(0);
  elsewhere.restore();
});
