import {
  ClusterNotFoundException,
  InvalidParameterException,
  RunTaskCommand,
  SubmitTaskStateChangeCommand,
  type SubmitTaskStateChangeCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createAgentWorld } from './agent-world.js';

describe('SubmitTaskStateChange', () => {
  const { aws, client, begin, taskEvents } = createAgentWorld();
  const submit = (input: SubmitTaskStateChangeCommandInput) =>
    client.send(new SubmitTaskStateChangeCommand({ task: Object.keys(aws.state.ecs.tasks)[0], ...input }));
  const managed = { containerName: 'app', managedAgentName: 'ExecuteCommandAgent' as const, status: 'RUNNING' };

  afterAll(() => aws.restore());

  it.each<[string, SubmitTaskStateChangeCommandInput, string]>([
    ['no task', { task: undefined }, 'Task can not be blank.'],
    ['an unknown task', { task: '0'.repeat(32) }, 'The referenced task was not found.'],
    ['an id of another length', { task: 'x' }, 'taskId length should be one of [32,36]'],
    ['an unknown status', { status: 'GONE' }, 'status should be one of [PENDING,RUNNING,STOPPED]'],
    ['an unknown container', { containers: [{ containerName: 'web' }] }, 'The task has no container named web.'],
    ['a container without a name', { containers: [{ status: 'RUNNING' }] }, 'ContainerName can not be blank.'],
    [
      'an unknown status of a container',
      { containers: [{ containerName: 'app', status: 'GONE' }] },
      'status should be one of [PENDING,RUNNING,STOPPED]',
    ],
    [
      'an attachment of another task',
      { attachments: [{ attachmentArn: `arn:aws:ecs:us-east-1:123456789012:attachment/x`, status: 'ATTACHED' }] },
      'The referenced attachment was not found.',
    ],
    [
      'a managed agent that the container has not',
      { managedAgents: [managed] },
      'The container app has no managed agent named ExecuteCommandAgent.',
    ],
    [
      'a managed agent of an unknown container',
      { managedAgents: [{ ...managed, containerName: 'web' }] },
      'The task has no container named web.',
    ],
    [
      'an unknown status of a managed agent',
      { managedAgents: [{ ...managed, status: 'GONE' }] },
      'status should be one of [PENDING,RUNNING,STOPPED]',
    ],
    [
      'an unknown managed agent',
      { managedAgents: [{ ...managed, managedAgentName: 'Other' as never }] },
      'managed agent name should be one of [ExecuteCommandAgent]',
    ],
  ])('refuses %s', async (_, input, message) => {
    begin();
    expect(await rejectionOf(submit(input))).toEqual([InvalidParameterException, message]);
    expect(taskEvents()).toEqual([]);
  });

  it('does not find a task that still waits for an instance, of which no agent knows', async () => {
    aws.reset();
    const autoScalingGroupArn =
      'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group';
    aws.ecs.seed({
      autoScalingGroups: [{ arn: autoScalingGroupArn }],
      capacityProviders: [
        { name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn, managedScaling: { status: 'ENABLED' } } },
      ],
      clusters: [{ clusterName: 'default', capacityProviders: ['asg'] }],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', containerDefinitions: [{ memory: 64 }] }],
    });
    const capacityProviderStrategy = [{ capacityProvider: 'asg', weight: 1 }];
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy }));
    expect(tasks).toMatchObject([{ lastStatus: 'PROVISIONING' }]);

    expect(await rejectionOf(submit({ status: 'RUNNING' }))).toEqual([
      InvalidParameterException,
      'The referenced task was not found.',
    ]);
  });

  it('refuses an unknown cluster', async () => {
    begin();

    expect(await rejectionOf(submit({ cluster: 'none' }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });
});
