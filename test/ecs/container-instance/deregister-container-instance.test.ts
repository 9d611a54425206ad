import { DeleteClusterCommand, DeregisterContainerInstanceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstanceWorld } from './instance-world.js';

describe('DeregisterContainerInstance', () => {
  const { aws, client } = createInstanceWorld();
  const deregister = async (containerInstance: string | undefined, force?: boolean) => {
    const output = await client.send(new DeregisterContainerInstanceCommand({ containerInstance, force }));
    return output.containerInstance;
  };
  const seed = (tasks: number) => {
    const { containerInstanceArns, taskArns } = aws.ecs.seed({
      containerInstances: [{}],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
      tasks: tasks > 0 ? [{ taskDefinition: 'app', count: tasks }] : [],
    });
    return { arn: containerInstanceArns[0], taskArns };
  };

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes an idle instance out of the cluster', async () => {
    const { arn } = seed(0);
    await expect(client.send(new DeleteClusterCommand({ cluster: 'default' }))).rejects.toMatchObject({
      name: 'ClusterContainsContainerInstancesException',
      message: 'The Cluster cannot be deleted while Container Instances are active or draining.',
    });

    expect(await deregister(arn)).toMatchObject({ containerInstanceArn: arn, status: 'INACTIVE' });
    await expect(client.send(new DeleteClusterCommand({ cluster: 'default' }))).resolves.toMatchObject({
      cluster: { status: 'INACTIVE' },
    });
  });

  it('refuses while tasks run, unless it is forced to: then the tasks are lost', async () => {
    const { arn, taskArns } = seed(2);
    await expect(deregister(arn)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Found running tasks on the instance.',
    });

    await deregister(arn, true);

    expect(taskArns.map((taskArn) => aws.state.ecs.tasks[taskArn])).toMatchObject([
      { lastStatus: 'STOPPED', stoppedReason: 'Container instance deregistration forced by user' },
      { lastStatus: 'STOPPED', stoppedReason: 'Container instance deregistration forced by user' },
    ]);
    expect(aws.clock.runUntilIdle()).toEqual(new Date('2024-01-01T00:00:00Z'));
  });

  it('refuses an instance that it does not know', async () => {
    seed(0);

    await expect(deregister('0'.repeat(32))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The referenced container instance was not found.',
    });
  });
});
