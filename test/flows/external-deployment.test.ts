import {
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  DescribeServicesCommand,
  DescribeTaskSetsCommand,
  ECSClient,
  UpdateServicePrimaryTaskSetCommand,
  UpdateTaskSetCommand,
  waitUntilServicesInactive,
  type Service,
  type TaskSet,
} from '@aws-sdk/client-ecs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';

const SERVICE = { cluster: 'default', service: 'shop' } as const;

/** Such as the user of the EXTERNAL controller writes: blue and green task sets, one of which is PRIMARY. */
function createDeployer(client: ECSClient): Deployer {
  const find = async (id: string): Promise<TaskSet | undefined> => {
    const { taskSets = [] } = await client.send(new DescribeTaskSetsCommand({ ...SERVICE, taskSets: [id] }));
    return taskSets[0];
  };
  /** Polls until the task set is steady, for five minutes at most. */
  const settle = async ({ id = '' }: TaskSet = {}): Promise<TaskSet> => {
    const endsAt = Date.now() + 300_000;
    for (;;) {
      const taskSet = (await find(id)) ?? {};
      if (taskSet.stabilityStatus === 'STEADY_STATE' || Date.now() >= endsAt) return taskSet;
      await sleep(10_000);
    }
  };
  const launch = async (taskDefinition: string, value: number): Promise<TaskSet> => {
    const { taskSet } = await client.send(
      new CreateTaskSetCommand({
        ...{ ...SERVICE, taskDefinition, launchType: 'FARGATE', scale: { value, unit: 'PERCENT' } },
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    return settle(taskSet);
  };
  const scale = async ({ id }: TaskSet, value: number): Promise<void> => {
    const { taskSet } = await client.send(new UpdateTaskSetCommand({ ...SERVICE, taskSet: id, scale: { value } }));
    await settle(taskSet);
  };
  const promote = ({ id }: TaskSet): Promise<unknown> =>
    client.send(new UpdateServicePrimaryTaskSetCommand({ ...SERVICE, primaryTaskSet: id }));
  const remove = async ({ id = '' }: TaskSet, options: { force?: boolean } = {}): Promise<void> => {
    await client.send(new DeleteTaskSetCommand({ ...SERVICE, taskSet: id, ...options }));
    while ((await find(id)) !== undefined) await sleep(5_000);
  };
  const describeService = async (): Promise<Service> => {
    const { services = [] } = await client.send(new DescribeServicesCommand({ services: [SERVICE.service] }));
    return services[0] ?? {};
  };
  return {
    service: describeService,
    async begin() {
      const deploymentController = { type: 'EXTERNAL' } as const;
      await client.send(new CreateServiceCommand({ serviceName: 'shop', desiredCount: 3, deploymentController }));
      await promote(await launch('shop:1', 100));
    },
    async deploy(taskDefinition) {
      const { taskSets: before = [] } = await describeService();
      const canary = await launch(taskDefinition, 30);
      if (canary.stabilityStatus !== 'STEADY_STATE') {
        await remove(canary, { force: true });
        return 'rolled back';
      }
      await scale(canary, 100);
      await promote(canary);
      for (const old of before) {
        await scale(old, 0);
        await remove(old);
      }
      return 'deployed';
    },
  };
}

interface Deployer {
  begin(): Promise<void>;
  /** A canary of a third first, then all. Gives up where the canary does not become steady in time. */
  deploy(taskDefinition: string): Promise<'deployed' | 'rolled back'>;
  service(): Promise<Service>;
}

describe('an external deployment', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const deployer = createDeployer(client);

  beforeEach(async () => {
    aws.reset();
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['shop', 'shop'] });
    await aws.clock.fastForward(() => deployer.begin());
  });
  afterAll(() => aws.restore());

  it('takes the service from a blue to a green task set', async () => {
    expect(await aws.clock.fastForward(() => deployer.deploy('shop:2'))).toBe('deployed');

    expect(await deployer.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:2',
      runningCount: 3,
      deployments: [],
      taskSets: [
        {
          taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:2',
          ...{ status: 'PRIMARY', computedDesiredCount: 3, runningCount: 3, stabilityStatus: 'STEADY_STATE' },
        },
      ],
    });
  });

  it('leaves the blue task set as it was when the green one does not start', async () => {
    aws.ecs.onTask({ taskDefinition: 'shop:2' }, { pullError: true });

    expect(await aws.clock.fastForward(() => deployer.deploy('shop:2'))).toBe('rolled back');
    expect(await deployer.service()).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1',
      taskSets: [{ status: 'PRIMARY', runningCount: 3, stabilityStatus: 'STEADY_STATE' }],
    });
  });

  it('ends with the service, whose task sets go with it', async () => {
    await client.send(new DeleteServiceCommand({ ...SERVICE, force: true }));
    await aws.clock.fastForward(() =>
      waitUntilServicesInactive({ client, maxWaitTime: 300 }, { services: [SERVICE.service] }),
    );

    expect(await deployer.service()).toMatchObject({ status: 'INACTIVE', runningCount: 0, taskSets: [] });
    expect(aws.state.ecs.taskSets).toEqual({});
  });
});
