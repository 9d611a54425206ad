import {
  ClusterNotFoundException,
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  InvalidParameterException,
  LimitExceededException,
  ListTagsForResourceCommand,
  TagResourceCommand,
  type TagResourceCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const CLUSTER = `${ECS}:cluster/prod`;
const TASK = `${ECS}:task/prod/0123456789abcdef0123456789abcdef`;
const DEFINITION = `${ECS}:task-definition/web:1`;

describe('TagResource', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const tag = async (resourceArn: string | undefined, tags: TagResourceCommandInput['tags']) =>
    client.send(new TagResourceCommand({ resourceArn, tags }));
  const tagsOf = async (resourceArn: string) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  const seed = () =>
    ecs.seed({
      clusters: ['prod', { clusterName: 'old', status: 'INACTIVE' }],
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web', cluster: 'prod', taskId: '0123456789abcdef0123456789abcdef' }],
    });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['cluster', CLUSTER],
    ['task', TASK],
    ['task definition', DEFINITION],
  ])('tags a %s and answers nothing', async (_type, arn) => {
    seed();
    const { $metadata, ...reply } = await tag(arn, [{ key: 'team', value: 'shop' }]);
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await tagsOf(arn)).toEqual([{ key: 'team', value: 'shop' }]);
  });

  it('tags a container instance', async () => {
    const [arn = ''] = ecs.seed({ containerInstances: [{}] }).containerInstanceArns;
    await tag(arn, [{ key: 'team', value: 'shop' }]);
    expect(await tagsOf(arn)).toEqual([{ key: 'team', value: 'shop' }]);
  });

  it('tags a service and a task set', async () => {
    ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    await client.send(
      new CreateServiceCommand({
        serviceName: 'external',
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 0,
      }),
    );
    const { taskSet: { taskSetArn = '' } = {} } = await client.send(
      new CreateTaskSetCommand({
        cluster: 'default',
        service: 'external',
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    for (const arn of [`${ECS}:service/default/external`, taskSetArn]) {
      await tag(arn, [{ key: 'team', value: 'shop' }]);
      expect(await tagsOf(arn)).toEqual([{ key: 'team', value: 'shop' }]);
    }
  });

  it('does not find a service that has been deleted', async () => {
    ecs.seed({ clusters: ['default'], taskDefinitions: ['web'], services: ['web'] });
    const tags = [{ key: 'team', value: 'shop' }];
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    await tag(`${ECS}:service/default/web`, tags);
    clock.runUntilIdle();

    expect(await rejectionOf(tag(`${ECS}:service/default/web`, tags))).toEqual([
      InvalidParameterException,
      'The specified service is not found. Specify a valid ARN and try again.',
    ]);
  });

  it('overwrites the same key in place and adds new ones behind', async () => {
    seed();
    await tag(CLUSTER, [{ key: 'team', value: 'shop' }, { key: 'stage' }]);
    await tag(CLUSTER, [
      { key: 'cost', value: '1' },
      { key: 'team', value: 'bank' },
    ]);
    expect(await tagsOf(CLUSTER)).toEqual([
      { key: 'team', value: 'bank' },
      { key: 'stage', value: '' },
      { key: 'cost', value: '1' },
    ]);
  });

  it('shows the tags where they are asked for', async () => {
    seed();
    await tag(CLUSTER, [{ key: 'team', value: 'shop' }]);
    await tag(TASK, [{ key: 'team', value: 'bank' }]);
    expect(await client.send(new DescribeClustersCommand({ clusters: ['prod'], include: ['TAGS'] }))).toMatchObject({
      clusters: [{ tags: [{ key: 'team', value: 'shop' }] }],
    });
    expect(
      await client.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [TASK], include: ['TAGS'] })),
    ).toMatchObject({ tasks: [{ tags: [{ key: 'team', value: 'bank' }] }] });
  });

  it('takes an empty list, which changes nothing', async () => {
    seed();
    await tag(CLUSTER, []);
    expect(aws.changes()).toEqual([]);
  });

  it('lets a resource have 50 tags', async () => {
    seed();
    const fifty = Array.from({ length: 50 }, (_, i) => ({ key: `k${i}`, value: '' }));
    await tag(CLUSTER, fifty);
    await tag(CLUSTER, [{ key: 'k0', value: 'again' }]);
    expect(await tagsOf(CLUSTER)).toHaveLength(50);
    aws.mark();

    const limit = [LimitExceededException, 'The maximum number of tags is 50.'];
    expect(await rejectionOf(tag(CLUSTER, [{ key: 'k50' }]))).toEqual(limit);
    expect(await rejectionOf(tag(TASK, [...fifty, { key: 'k50' }]))).toEqual(limit);
    expect(aws.changes()).toEqual([]);
  });

  it('does not count the tags that AWS itself has put on', async () => {
    ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    const managed = { key: 'aws:ecs:clusterName', value: 'default' };
    const [arn = ''] = ecs.seed({ tasks: [{ taskDefinition: 'web' }] }).taskArns;
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as {
      ecs: { tasks: Record<string, { tags: object[] }> };
    };
    snapshot.ecs.tasks[arn]?.tags.push(managed);
    aws.load(snapshot);

    const fifty = Array.from({ length: 50 }, (_, i) => ({ key: `k${i}`, value: '' }));
    await tag(arn, fifty);
    expect(await tagsOf(arn)).toEqual([managed, ...fifty]);
  });

  it('keeps Regions and accounts apart', async () => {
    seed();
    ecs.seed({
      region: 'eu-west-1',
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web', taskId: '0123456789abcdef0123456789abcdef' }],
    });
    const abroad = (arn: string) => arn.replace('us-east-1', 'eu-west-1');
    const tags = [{ key: 'team', value: 'shop' }];

    expect(await rejectionOf(tag(`${abroad(ECS)}:cluster/default`, tags))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
    expect(await rejectionOf(tag(abroad(DEFINITION), tags))).toEqual([
      InvalidParameterException,
      'The specified task definition is not found. Specify a valid ARN and try again.',
    ]);
    expect(await rejectionOf(tag(abroad(TASK).replace('prod', 'default'), tags))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
    expect(await rejectionOf(tag(CLUSTER.replace('123456789012', '999999999999'), tags))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
    expect(aws.changes()).toEqual([]);
  });

  const one = [{ key: 'team', value: 'shop' }];

  it.each<[string, string | undefined, TagResourceCommandInput['tags'], unknown, string]>([
    ['no resource', undefined, one, InvalidParameterException, 'ResourceArn can not be blank.'],
    ['no tags', CLUSTER, undefined, InvalidParameterException, 'Tags can not be blank.'],
    ['a name for an ARN', 'prod', one, InvalidParameterException, 'Invalid arn syntax.'],
    ['an ARN without a name', `${ECS}:cluster`, one, InvalidParameterException, 'Invalid arn syntax.'],
    [
      'an ARN of another service',
      'arn:aws:batch:us-east-1:123456789012:cluster/prod',
      one,
      InvalidParameterException,
      'Invalid arn syntax.',
    ],
    [
      'a task by its short ARN',
      `${ECS}:task/0123456789abcdef0123456789abcdef`,
      one,
      InvalidParameterException,
      'Long arn format must be used for tagging operations',
    ],
    [
      'a service by its short ARN',
      `${ECS}:service/web`,
      one,
      InvalidParameterException,
      'Long arn format must be used for tagging operations',
    ],
    [
      'what has no tags',
      `${ECS}:container/prod/abc/def`,
      one,
      InvalidParameterException,
      'The resource type container does not support tagging.',
    ],
    ['a missing cluster', `${ECS}:cluster/nope`, one, ClusterNotFoundException, 'Cluster not found.'],
    ['a deleted cluster', `${ECS}:cluster/old`, one, ClusterNotFoundException, 'The referenced cluster was inactive.'],
    [
      'a task of a missing cluster',
      `${ECS}:task/nope/0123456789abcdef0123456789abcdef`,
      one,
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    [
      'a missing task',
      `${ECS}:task/prod/ffffffffffffffffffffffffffffffff`,
      one,
      InvalidParameterException,
      'The specified task is not found. Specify a valid ARN and try again.',
    ],
    [
      'a missing service',
      `${ECS}:service/prod/web`,
      one,
      InvalidParameterException,
      'The specified service is not found. Specify a valid ARN and try again.',
    ],
    [
      'a missing task set',
      `${ECS}:task-set/prod/web/ecs-svc/1234567890123456789`,
      one,
      InvalidParameterException,
      'The specified task set is not found. Specify a valid ARN and try again.',
    ],
    [
      'a missing task definition',
      `${ECS}:task-definition/web:2`,
      one,
      InvalidParameterException,
      'The specified task definition is not found. Specify a valid ARN and try again.',
    ],
    [
      'a tag without a key',
      CLUSTER,
      [{ value: 'x' }],
      InvalidParameterException,
      'The tag key must have between 1 and 128 characters.',
    ],
    [
      'a tag value of 257 characters',
      CLUSTER,
      [{ key: 'k', value: 'v'.repeat(257) }],
      InvalidParameterException,
      'The tag value can have up to 256 characters.',
    ],
    [
      'a reserved value',
      CLUSTER,
      [{ key: 'k', value: 'aws:x' }],
      InvalidParameterException,
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
    [
      'a key twice',
      CLUSTER,
      [{ key: 'k' }, { key: 'k' }],
      InvalidParameterException,
      'Duplicate tag keys found. Tag keys must be unique within a request.',
    ],
  ])('refuses %s', async (_what, arn, tags, errorClass, message) => {
    seed();
    expect(await rejectionOf(tag(arn, tags))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });
});
