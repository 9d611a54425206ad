import type { TaskContainerOverrides } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RESOURCES, createJobWorld } from '../job-world.js';

describe('The containers of a job that has several', () => {
  const { aws, prepareQueue, register, submitted, describeJob } = createJobWorld();

  beforeEach(async () => {
    await prepareQueue();
    await register({
      ecsProperties: {
        taskProperties: [
          {
            taskRoleArn: 'arn:aws:iam::123456789012:role/job',
            containers: [
              {
                name: 'app',
                image: 'app',
                command: ['run'],
                environment: [{ name: 'A', value: '1' }],
                resourceRequirements: RESOURCES,
              },
              { name: 'side', image: 'side', essential: false, resourceRequirements: RESOURCES },
            ],
          },
        ],
      },
    });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const tasksOf = async (...containers: TaskContainerOverrides[]) =>
    (await describeJob(await submitted({ ecsPropertiesOverride: { taskProperties: [{ containers }] } }))).ecsProperties
      ?.taskProperties;

  it('are those of the definition where the request says nothing', async () => {
    const lists = { mountPoints: [], secrets: [], ulimits: [], dependsOn: [], networkInterfaces: [] };
    expect((await describeJob(await submitted())).ecsProperties).toEqual({
      taskProperties: [
        {
          taskRoleArn: 'arn:aws:iam::123456789012:role/job',
          volumes: [],
          containers: [
            {
              name: 'app',
              image: 'app',
              command: ['run'],
              environment: [{ name: 'A', value: '1' }],
              resourceRequirements: RESOURCES,
              ...lists,
            },
            {
              name: 'side',
              image: 'side',
              essential: false,
              command: [],
              environment: [],
              resourceRequirements: RESOURCES,
              ...lists,
            },
          ],
        },
      ],
    });
  });

  it('are found by their names', async () => {
    const environment = [{ name: 'B', value: '2' }];
    const memory = { type: 'MEMORY' as const, value: '1024' };
    const tasks = await tasksOf(
      { name: 'side', command: ['watch'] },
      { name: 'app', environment, resourceRequirements: [memory] },
    );
    expect(tasks?.[0]?.containers).toMatchObject([
      {
        name: 'app',
        command: ['run'],
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        resourceRequirements: [{ type: 'VCPU', value: '1' }, memory],
      },
      { name: 'side', command: ['watch'], environment: [], resourceRequirements: RESOURCES },
    ]);
  });

  it('can have an empty command', async () => {
    expect((await tasksOf({ name: 'app', command: [] }))?.[0]?.containers?.[0]).toMatchObject({ command: [] });
  });
});
