import {
  RunTaskCommand,
  UpdateContainerInstancesStateCommand,
  type UpdateContainerInstancesStateCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('UpdateContainerInstancesState', () => {
  const { aws, client } = createInstanceWorld();
  const update = (input: UpdateContainerInstancesStateCommandInput) =>
    client.send(new UpdateContainerInstancesStateCommand(input));
  let arns: string[] = [];

  beforeEach(() => {
    aws.reset();
    arns = aws.ecs.seed({
      containerInstances: [{ count: 2 }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
    }).containerInstanceArns;
  });
  afterAll(() => aws.restore());

  it('drains instances: no task is placed on them, and those that run go on', async () => {
    aws.ecs.seed({ tasks: [{ taskDefinition: 'app', containerInstanceArn: arns[0] }] });

    const output = await update({ containerInstances: arns.slice(0, 1), status: 'DRAINING' });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app', count: 5 }));
    aws.clock.advance('1h');

    expect(output).toMatchObject({ containerInstances: [{ status: 'DRAINING', runningTasksCount: 1 }], failures: [] });
    expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn))).toEqual(new Set([arns[1]]));
    expect(Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus)).toEqual(Array(6).fill('RUNNING'));
  });

  it('makes them ACTIVE again', async () => {
    await update({ containerInstances: arns, status: 'DRAINING' });
    await expect(client.send(new RunTaskCommand({ taskDefinition: 'app' }))).rejects.toThrow(
      'No Container Instances were found in your cluster.',
    );
    await update({ containerInstances: arns, status: 'ACTIVE' });

    expect(await client.send(new RunTaskCommand({ taskDefinition: 'app' }))).toMatchObject({ failures: [] });
  });

  it('tells those that are missing or gone as failures', async () => {
    aws.ecs.simulate.instanceTermination(arns[0] ?? '');
    const missing = '0'.repeat(32);

    expect(await update({ containerInstances: [...arns, missing], status: 'DRAINING' })).toMatchObject({
      containerInstances: [{ containerInstanceArn: arns[1] }],
      failures: [
        { arn: arns[0], reason: 'INACTIVE' },
        { arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/default/${missing}`, reason: 'MISSING' },
      ],
    });
  });

  it.each<[string, Partial<UpdateContainerInstancesStateCommandInput>, string, string]>([
    [
      'another status',
      { status: 'INACTIVE' as never },
      'InvalidParameterException',
      'Container instance status should be one of [ACTIVE, DRAINING]',
    ],
    ['no instances', { containerInstances: [] }, 'ClientException', 'Container Instances cannot be empty.'],
    [
      'more than 10',
      { containerInstances: Array(11).fill('0'.repeat(32)) as string[] },
      'InvalidParameterException',
      'Container Instances cannot have more than 10 elements.',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(update({ containerInstances: arns, status: 'DRAINING', ...input })).rejects.toMatchObject({
      name,
      message,
    });
  });
});
