import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { restartService } from '../src/restart-service.js';

const aws = mockEcs({ region: 'eu-west-1' });
const { ecs, clock, faults } = aws;
const client = new ECSClient({});
const target = { cluster: 'shop', service: 'web' };

beforeEach(() => {
  aws.reset();
  ecs.seed({
    clusters: ['shop'],
    taskDefinitions: ['web'],
    services: [{ cluster: 'shop', taskDefinition: 'web', desiredCount: 2 }],
  });
});
after(() => aws.restore());

test('replaces all tasks of the service', async () => {
  await clock.fastForward(() => restartService(client, target));

  const tasks = aws.changes().filter((line) => line.includes(' task/'));
  assert.deepEqual(
    tasks.map((line) => line.replace(/[\da-f]{32}/, '…')),
    [
      '~ task/shop/… and 1 more web:1 RUNNING → web:1 STOPPED ServiceSchedulerInitiated (web exited 143)',
      '+ task/shop/… and 1 more web:1 RUNNING',
    ],
  );
});

test('gives up when the new tasks do not start', async () => {
  ecs.onTask({ family: 'web' }, { pullError: true });

  await assert.rejects(
    clock.fastForward(() => restartService(client, target)),
    { name: 'TimeoutError' },
  );
});

test('tells when the service does not exist', async () => {
  await assert.rejects(restartService(client, { ...target, service: 'api' }), { name: 'ServiceNotFoundException' });
});

test('does not wait when the deployment is refused', async () => {
  faults.throttle(UpdateServiceCommand);

  await assert.rejects(restartService(client, target), { name: 'ThrottlingException' });
  assert.equal(ecs.commandCalls(DescribeServicesCommand).length, 0);
});
