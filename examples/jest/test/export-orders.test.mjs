import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { DescribeJobsCommand } from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import orders from '../src/export-orders.js';

const aws = mockBatch({ region: 'eu-west-1' });
const { batch, clock, faults } = aws;
const exportOrders = () => clock.fastForward(() => orders.exportOrders('2024-01-01'));

beforeEach(() => {
  aws.reset();
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['exports'], jobDefinitions: ['export-orders'] });
});
afterAll(() => aws.restore());

it('tries again after a container ran out of memory', async () => {
  batch.onJob(
    { jobDefinition: 'export-orders', attempt: 1 },
    { exitCode: 137, reason: 'OutOfMemoryError', after: '8m' },
  );

  await expect(exportOrders()).resolves.toMatchObject({ status: 'SUCCEEDED', attempts: 2 });
  expect(aws.changes()).toMatchInlineSnapshot(`
~ compute-environment/fleet computeResources.desiredvCpus: 0 → 2
+ container-instance/AWSBatch-fleet-e8e25f66…/1525a2a2… c6i.large
+ job/e28a421c… export-orders-2024-01-01 SUCCEEDED Essential container in task exited
`);
});

it('does not hide an error of AWS', async () => {
  faults.fail(DescribeJobsCommand, 'ServerException');

  await expect(exportOrders()).rejects.toMatchObject({ name: 'ServerException', $fault: 'server' });
});
