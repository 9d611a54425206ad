import { UpdateComputeEnvironmentCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, WARM } from './linked-world.js';

describe('the instances of an environment, as ECS knows them,', () => {
  const world = createLinkedWorld();
  const {
    aws,
    batch,
    begin,
    submit,
    describeJob,
    statusOf,
    taskOf,
    definitionOf,
    instancesOf,
    describeTask,
    describeEnvironment,
  } = world;
  const { clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are managed instances, with the tags for capacity', async () => {
    begin({
      environment: {
        computeResources: { type: 'ECS_MANAGED_INSTANCES', maxvCpus: 8, capacityTags: { team: 'shop' } },
      },
      jobDefinitions: [
        {
          jobDefinitionName: 'report',
          platformCapabilities: ['MANAGED_INSTANCES'],
          ecsProperties: {
            taskProperties: [
              {
                containers: [
                  {
                    name: 'main',
                    image: 'report',
                    resourceRequirements: [
                      { type: 'VCPU', value: '1' },
                      { type: 'MEMORY', value: '512' },
                    ],
                  },
                ],
              },
            ],
          },
        },
      ],
    });
    const jobId = await submit();
    clock.advance('3m');
    const task = await taskOf(jobId);
    expect([await statusOf(jobId), task.lastStatus, task.launchType]).toEqual([
      'RUNNING',
      'RUNNING',
      'MANAGED_INSTANCES',
    ]);
    expect(await definitionOf(task)).toMatchObject({
      requiresCompatibilities: ['MANAGED_INSTANCES'],
      networkMode: 'host',
    });
    expect(await instancesOf()).toMatchObject([{ tags: [{ key: 'team', value: 'shop' }] }]);
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    clock.advance('5m');
    expect(await instancesOf()).toEqual([]);
  });

  it('are replaced by an infrastructure update, with the tasks that run on them', async () => {
    const allocationStrategy = 'BEST_FIT_PROGRESSIVE';
    begin({ environment: { computeResources: { ...WARM.computeResources, allocationStrategy } } });
    const jobId = await submit({ retryStrategy: { attempts: 2 } });
    clock.advance('20s');
    const [before] = await instancesOf();
    const task = await taskOf(jobId);
    expect(task.lastStatus).toBe('RUNNING');
    await batch.send(
      new UpdateComputeEnvironmentCommand({
        computeEnvironment: 'fleet',
        computeResources: { instanceTypes: ['r6i.xlarge'] },
        updatePolicy: { terminateJobsOnUpdate: true },
      }),
    );
    clock.advance('10s');
    expect(await instancesOf()).toEqual([]);
    const statusReason = `Host EC2 (instance ${before?.ec2InstanceId}) terminated.`;
    expect((await describeJob(jobId)).attempts).toMatchObject([{ statusReason }]);
    expect(await describeTask(task.taskArn)).toMatchObject({ lastStatus: 'STOPPED', stoppedReason: statusReason });
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect((await describeEnvironment()).status).toBe('VALID');
    expect((await instancesOf()).map(({ attributes }) => attributes)).toEqual([
      expect.arrayContaining([{ name: 'ecs.instance-type', value: 'r6i.xlarge' }]),
    ]);
  });
});
