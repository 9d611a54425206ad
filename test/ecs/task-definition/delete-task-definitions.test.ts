import {
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteTaskDefinitionsCommand,
  DeleteTaskSetCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../../src/index.js';
import { createDefinitionWorld } from './definition-world.js';

const ARN = 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1';
const INACTIVE = { family: 'web', status: 'INACTIVE' } as const;

const { aws, client, register } = createDefinitionWorld();
const { ecs, clock } = aws;

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const deleteAll = (...taskDefinitions: string[]) => client.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }));
const statusOf = async (taskDefinition: string) => {
  const output = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return output.taskDefinition?.status;
};

describe('DeleteTaskDefinitions', () => {
  it('starts to delete INACTIVE revisions', async () => {
    ecs.seed({ taskDefinitions: [INACTIVE, INACTIVE] });
    clock.advance('1m');

    expect(await deleteAll('web:1', 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2')).toMatchObject({
      taskDefinitions: [
        { taskDefinitionArn: ARN, status: 'DELETE_IN_PROGRESS', deleteRequestedAt: new Date('2024-01-01T00:01:00Z') },
        { revision: 2, status: 'DELETE_IN_PROGRESS', deleteRequestedAt: new Date('2024-01-01T00:01:00Z') },
      ],
      failures: [],
    });
  });

  it('makes them disappear in the background', async () => {
    ecs.seed({ taskDefinitions: [INACTIVE] });
    await deleteAll('web:1');
    clock.runUntilIdle();
    expect(await statusOf('web:1')).toBe('DELETE_IN_PROGRESS');
    expect(clock.pending()).toMatchObject([{ kind: 'ecs.task-definition.delete', target: ARN, background: true }]);
    clock.advance('60s');

    await expect(statusOf('web:1')).rejects.toThrow('Unable to describe task definition.');
  });

  it('makes them disappear before the next call when no phase takes time', async () => {
    const instant = mockEcs({ timing: 'instant', client });
    try {
      instant.ecs.seed({ taskDefinitions: [INACTIVE] });
      expect((await deleteAll('web:1')).taskDefinitions).toMatchObject([{ status: 'DELETE_IN_PROGRESS' }]);

      await expect(statusOf('web:1')).rejects.toThrow('Unable to describe task definition.');
    } finally {
      instant.restore();
    }
  });

  it('keeps a revision for as long as a task uses it', async () => {
    const { taskArns } = ecs.seed({
      clusters: ['default'],
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web' }],
    });
    const [task] = taskArns;
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
    await deleteAll('web:1');
    clock.advance('10m');
    expect(await statusOf('web:1')).toBe('DELETE_IN_PROGRESS');
    await client.send(new StopTaskCommand({ task }));
    clock.advance('2m');

    await expect(statusOf('web:1')).rejects.toThrow('Unable to describe task definition.');
    const { tasks } = await client.send(new DescribeTasksCommand({ tasks: taskArns }));
    expect(tasks).toMatchObject([{ lastStatus: 'STOPPED', taskDefinitionArn: ARN }]);
  });

  it('keeps a revision for as long as a service uses it', async () => {
    ecs.seed({
      clusters: ['default'],
      taskDefinitions: ['web', 'web'],
      services: [{ taskDefinition: 'web:1', desiredCount: 0 }],
    });
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
    await deleteAll('web:1');
    clock.advance('10m');
    expect(await statusOf('web:1')).toBe('DELETE_IN_PROGRESS');
    await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }));
    clock.advance('2m');

    await expect(statusOf('web:1')).rejects.toThrow('Unable to describe task definition.');
  });

  it('keeps a revision for as long as a task set uses it', async () => {
    ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    await client.send(
      new CreateServiceCommand({
        serviceName: 'external',
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 0,
      }),
    );
    const service = { cluster: 'default', service: 'external' };
    const { taskSet: { taskSetArn } = {} } = await client.send(
      new CreateTaskSetCommand({
        ...service,
        taskDefinition: 'web:1',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }));
    await deleteAll('web:1');
    clock.advance('10m');
    expect(await statusOf('web:1')).toBe('DELETE_IN_PROGRESS');
    await client.send(new DeleteTaskSetCommand({ ...service, taskSet: taskSetArn, force: true }));
    clock.advance('2m');

    await expect(statusOf('web:1')).rejects.toThrow('Unable to describe task definition.');
  });

  it('names what it does not delete', async () => {
    ecs.seed({ taskDefinitions: ['web'] });

    expect(
      await deleteAll('web:1', 'web:2', 'web', 'web:latest', 'arn:aws:ecs:web', ARN.replace('123', '321')),
    ).toMatchObject({
      taskDefinitions: [],
      failures: [
        {
          arn: ARN,
          reason:
            'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
        },
        {
          arn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:2',
          reason:
            'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
        },
        ...['web', 'web:latest', 'arn:aws:ecs:web'].map((arn) => ({
          arn,
          reason: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
        })),
        {
          arn: 'arn:aws:ecs:us-east-1:321456789012:task-definition/web:1',
          reason:
            'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
        },
      ],
    });
    expect(await statusOf('web:1')).toBe('ACTIVE');
  });

  it('changes nothing the second time', async () => {
    ecs.seed({ taskDefinitions: [INACTIVE] });
    const first = await deleteAll('web:1');
    clock.advance('30s');
    const second = await deleteAll('web:1');

    expect(second.taskDefinitions).toEqual(first.taskDefinitions);
    expect(clock.pending()).toHaveLength(1);
  });

  it('takes one to ten references', async () => {
    await register();

    expect(await deleteAll().catch(String)).toBe(
      'InvalidParameterException: size of TaskDefinition references list must be greater than 0',
    );
    expect(await deleteAll(...Array.from({ length: 11 }, () => 'web:1')).catch(String)).toBe(
      'InvalidParameterException: Size of TaskDefinition references list cannot exceed 10',
    );
    expect((await deleteAll(...Array.from({ length: 10 }, () => 'web:1'))).failures).toHaveLength(10);
  });
});
