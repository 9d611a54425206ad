import {
  ClusterNotFoundException,
  DeleteClusterCommand,
  ECSClient,
  InvalidParameterException,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';

describe('ListTagsForResource', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const list = async (resourceArn: string | undefined) => client.send(new ListTagsForResourceCommand({ resourceArn }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives the tags of a cluster, a task and a task definition', async () => {
    const { clusterArns, taskArns, taskDefinitionArns } = ecs.seed({
      clusters: [{ clusterName: 'default', tags: [{ key: 'a', value: '1' }] }],
      taskDefinitions: [{ family: 'web', tags: [{ key: 'b', value: '2' }] }],
      tasks: [{ taskDefinition: 'web', tags: [{ key: 'c', value: '3' }] }],
    });

    expect(await list(clusterArns[0])).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      tags: [{ key: 'a', value: '1' }],
    });
    expect((await list(taskDefinitionArns[0])).tags).toEqual([{ key: 'b', value: '2' }]);
    expect((await list(taskArns[0])).tags).toEqual([{ key: 'c', value: '3' }]);
    expect(aws.changes()).toEqual([]);
  });

  it('gives the tags of a daemon and its task definition', async () => {
    const networkConfiguration = { subnets: ['subnet-1'] };
    const instanceLaunchTemplate = { ec2InstanceProfileArn: `${ECS}:profile`, networkConfiguration };
    const managedInstancesProvider = { infrastructureRoleArn: `${ECS}:role`, instanceLaunchTemplate };
    const { daemonArns, daemonTaskDefinitionArns } = ecs.seed({
      clusters: ['default'],
      capacityProviders: [{ name: 'managed', cluster: 'default', managedInstancesProvider }],
      daemonTaskDefinitions: [{ family: 'agent', tags: [{ key: 'b', value: '2' }] }],
      daemons: [{ daemonName: 'agent', daemonTaskDefinitionArn: 'agent', tags: [{ key: 'a', value: '1' }] }],
    });

    expect((await list(daemonArns[0])).tags).toEqual([{ key: 'a', value: '1' }]);
    expect((await list(daemonTaskDefinitionArns[0])).tags).toEqual([{ key: 'b', value: '2' }]);
  });

  it('gives an empty list where there are none', async () => {
    const { clusterArns } = ecs.seed({ clusters: ['prod'] });
    expect((await list(clusterArns[0])).tags).toEqual([]);
  });

  it('gives a copy that the caller may change', async () => {
    const { clusterArns } = ecs.seed({ clusters: [{ clusterName: 'prod', tags: [{ key: 'a', value: '1' }] }] });
    (await list(clusterArns[0])).tags?.splice(0);
    expect((await list(clusterArns[0])).tags).toEqual([{ key: 'a', value: '1' }]);
  });

  it('tells the resources of each Region apart', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags: [{ key: 'here', value: '' }] }] });
    const { clusterArns } = ecs.seed({
      region: 'eu-west-1',
      clusters: [{ clusterName: 'prod', tags: [{ key: 'there', value: '' }] }],
    });
    const abroad = new ECSClient({ region: 'eu-west-1' });

    expect((await list(`${ECS}:cluster/prod`)).tags).toEqual([{ key: 'here', value: '' }]);
    expect(await abroad.send(new ListTagsForResourceCommand({ resourceArn: clusterArns[0] }))).toMatchObject({
      tags: [{ key: 'there', value: '' }],
    });
    expect(await rejectionOf(list(clusterArns[0]))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
  });

  it('knows the tags of a deleted cluster no more', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags: [{ key: 'a', value: '1' }] }] });
    await client.send(new DeleteClusterCommand({ cluster: 'prod' }));
    expect(await rejectionOf(list(`${ECS}:cluster/prod`))).toEqual([
      ClusterNotFoundException,
      'The referenced cluster was inactive.',
    ]);
  });

  it.each([
    ['no resource', undefined, InvalidParameterException, 'ResourceArn can not be blank.'],
    ['an empty ARN', '', InvalidParameterException, 'Invalid arn syntax.'],
    ['a name', 'prod', InvalidParameterException, 'Invalid arn syntax.'],
    [
      'a short ARN of a container instance',
      `${ECS}:container-instance/abc`,
      InvalidParameterException,
      'Long arn format must be used for tagging operations',
    ],
    [
      'a missing task definition',
      `${ECS}:task-definition/web:7`,
      InvalidParameterException,
      'The specified task definition is not found. Specify a valid ARN and try again.',
    ],
  ])('refuses %s', async (_what, arn, errorClass, message) => {
    expect(await rejectionOf(list(arn))).toEqual([errorClass, message]);
  });
});
