import { fileURLToPath } from 'node:url';
import { RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMigration } from './run-migration.js';

const taskDefinitionFile = fileURLToPath(new URL('task-definition.json', import.meta.url));
const migration = { cluster: 'shop', subnets: ['subnet-a', 'subnet-b'], target: '2024-06-01', taskDefinitionFile };

describe('runMigration', () => {
  const aws = mockEcs({ region: 'eu-west-1' });
  const { ecs, clock, faults } = aws;
  const run = () => clock.fastForward(() => runMigration(migration));

  beforeEach(() => ecs.seed({ clusters: ['shop'] }));
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('waits for the migration and gives the task that ran it', async () => {
    ecs.onTask({ family: 'shop-migrate' }, { exitCode: 0, after: '3m' });

    const task = await run();

    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [
        { name: 'migrate', exitCode: 0 },
        { name: 'database-proxy', exitCode: 143 },
      ],
    });
    expect(aws.changes()).toMatchInlineSnapshot(`
      + task-definition/shop-migrate:1 ACTIVE
      + task/shop/e8e25f66… shop-migrate:1 STOPPED EssentialContainerExited (migrate exited 0, database-proxy exited 143)
    `);
  });

  it('fails when the migration fails', async () => {
    ecs.onTask({ container: 'migrate' }, { exitCode: 1, after: '20s' });

    await expect(run()).rejects.toThrow('The migration failed with exit code 1: Essential container in task exited');
  });

  it('fails when the image cannot be pulled', async () => {
    ecs.onTask({ image: '*/shop:*' }, { containers: { migrate: { pullError: true } } });

    await expect(run()).rejects.toThrow(
      /^The migration failed with exit code none: CannotPullContainerError: pull image/,
    );
  });

  it('does not swallow a throttled call', async () => {
    faults.throttle(RunTaskCommand);

    await expect(run()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
    expect(aws.state.ecs.tasks).toEqual({});
  });
});
