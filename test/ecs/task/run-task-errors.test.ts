import { ECSClient, ListTasksCommand, RunTaskCommand, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createRunTaskWorld, onFargate } from './run-task-world.js';

const { aws, client, begin, runTask } = createRunTaskWorld();

beforeEach(begin);
afterAll(() => aws.restore());

describe('RunTask refuses', () => {
  it.each<[string, Partial<RunTaskCommandInput>, string, string]>([
    [
      'an unknown launch type',
      { launchType: 'LAMBDA' as never },
      'InvalidParameterException',
      'launch type should be one of [EC2,FARGATE,EXTERNAL]',
    ],
    [
      'a launch type and a strategy',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'InvalidParameterException',
      'Specify either Launch Type or Capacity Provider Strategy, but not both.',
    ],
    ['an unknown family', { taskDefinition: 'none' }, 'ClientException', 'TaskDefinition not found.'],
    ['an unknown revision', { taskDefinition: 'app:9' }, 'ClientException', 'TaskDefinition not found.'],
    ['an inactive revision', { taskDefinition: 'old:1' }, 'InvalidParameterException', 'TaskDefinition is inactive'],
    ['a family without an active revision', { taskDefinition: 'old' }, 'ClientException', 'TaskDefinition not found.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['a deleted cluster', { cluster: 'gone' }, 'ClusterNotFoundException', 'The referenced cluster was inactive.'],
    [
      'a definition that cannot run on Fargate',
      { taskDefinition: 'bridge', networkConfiguration: undefined },
      'InvalidParameterException',
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      'no network',
      { networkConfiguration: undefined },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'no subnets',
      { networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
      'InvalidParameterException',
      'subnets can not be empty.',
    ],
    [
      'a network for bridge',
      { taskDefinition: 'bridge', launchType: 'EC2' },
      'InvalidParameterException',
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      'a public address on EC2',
      {
        taskDefinition: 'plain-vpc',
        launchType: 'EC2',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['s'], assignPublicIp: 'ENABLED' } },
      },
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'an unknown platform version',
      { platformVersion: '9.9.9' },
      'PlatformUnknownException',
      'The specified platform version does not exist.',
    ],
    [
      'a platform version on EC2',
      { taskDefinition: 'bridge', launchType: 'EC2', networkConfiguration: undefined, platformVersion: '1.4.0' },
      'InvalidParameterException',
      'The platform version must be null when specifying an EC2 launch type.',
    ],
    [
      'an override for an unknown container',
      { overrides: { containerOverrides: [{ name: 'db' }] } },
      'InvalidParameterException',
      'Override for container named db is not a container in the TaskDefinition.',
    ],
    [
      'less storage than Fargate adds to',
      { overrides: { ephemeralStorage: { sizeInGiB: 20 } } },
      'InvalidParameterException',
      'EphemeralStorage size should be at least 21',
    ],
    [
      'more storage than Fargate has',
      { overrides: { ephemeralStorage: { sizeInGiB: 201 } } },
      'InvalidParameterException',
      'EphemeralStorage size should be at most 200',
    ],
    [
      'a size that Fargate has not',
      { overrides: { cpu: '256', memory: '8192' } },
      'ClientException',
      'No Fargate configuration exists for given values.',
    ],
    [
      'exec without a task role',
      { enableExecuteCommand: true },
      'InvalidParameterException',
      "The service couldn't run the task because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    ],
    ['a count of 11', { count: 11 }, 'InvalidParameterException', 'Count must be between 1 and 10.'],
    [
      'a group of a service',
      { group: 'service:web' },
      'InvalidParameterException',
      'Invalid namespace for group service:web.',
    ],
    [
      'tags from a service',
      { propagateTags: 'SERVICE' },
      'InvalidParameterException',
      'The propagateTags value SERVICE is not supported when running a task.',
    ],
    [
      'a provider that the cluster has not',
      { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
      'InvalidParameterException',
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    ],
    [
      'weights of 0',
      { cluster: 'spot', launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      'InvalidParameterException',
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    ],
    [
      'constraints on Fargate',
      { placementConstraints: [{ type: 'distinctInstance' }] },
      'InvalidParameterException',
      'Placement constraints are not supported with FARGATE launch type.',
    ],
    [
      'an expression on distinctInstance',
      {
        taskDefinition: 'bridge',
        launchType: 'EC2',
        networkConfiguration: undefined,
        placementConstraints: [{ type: 'distinctInstance', expression: 'agentConnected == true' }],
      },
      'InvalidParameterException',
      'distinctInstance expression should not be specified.',
    ],
    [
      'an expression that cannot be parsed',
      {
        taskDefinition: 'bridge',
        launchType: 'EC2',
        networkConfiguration: undefined,
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:zone ==' }],
      },
      'InvalidParameterException',
      "Invalid expression 'attribute:zone ==': expected a value instead of the end at character 18",
    ],
    [
      'a binpack field other than cpu and memory',
      {
        taskDefinition: 'bridge',
        launchType: 'EC2',
        networkConfiguration: undefined,
        placementStrategy: [{ type: 'binpack', field: 'disk' }],
      },
      'InvalidParameterException',
      "binpack field 'disk' is invalid",
    ],
    [
      'a cluster without instances',
      { taskDefinition: 'bridge', launchType: 'EC2', networkConfiguration: undefined },
      'InvalidParameterException',
      'No Container Instances were found in your cluster.',
    ],
    ['no definition', { taskDefinition: undefined }, 'InvalidParameterException', 'TaskDefinition can not be blank.'],
    [
      'a count that is no number',
      { count: '2' as never },
      'SerializationException',
      'The value of count cannot be converted to number.',
    ],
  ])('%s, and changes nothing', async (_, input, name, message) => {
    const before = aws.state;

    await expect(client.send(new RunTaskCommand(onFargate(input)))).rejects.toMatchObject({ name, message });

    expect(aws.state).toBe(before);
  });

  it('EC2, the launch type when neither the request nor the cluster names another, without instances', async () => {
    await expect(runTask({ launchType: undefined })).rejects.toThrow(
      'No Container Instances were found in your cluster.',
    );
  });

  it('what is in another Region', async () => {
    await runTask();
    const elsewhere = new ECSClient({ region: 'eu-west-1' });

    await expect(elsewhere.send(new ListTasksCommand({}))).rejects.toThrow('Cluster not found.');
  });
});
