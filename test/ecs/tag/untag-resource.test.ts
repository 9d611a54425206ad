import {
  ClusterNotFoundException,
  ECSClient,
  InvalidParameterException,
  ListTagsForResourceCommand,
  UntagResourceCommand,
  type UntagResourceCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const CLUSTER = `${ECS}:cluster/prod`;

describe('UntagResource', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const untag = async (input: UntagResourceCommandInput) => client.send(new UntagResourceCommand(input));
  const tagsOf = async (resourceArn: string) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  const tags = [
    { key: 'team', value: 'shop' },
    { key: 'stage', value: 'live' },
    { key: 'cost', value: '1' },
  ];

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes tags off and answers nothing', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags }] });
    const { $metadata, ...reply } = await untag({ resourceArn: CLUSTER, tagKeys: ['team', 'cost'] });
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await tagsOf(CLUSTER)).toEqual([{ key: 'stage', value: 'live' }]);
  });

  it('takes them off a task and a task definition', async () => {
    const { taskArns, taskDefinitionArns } = ecs.seed({
      taskDefinitions: [{ family: 'web', tags }],
      tasks: [{ taskDefinition: 'web', tags }],
    });
    for (const resourceArn of [...taskArns, ...taskDefinitionArns]) {
      await untag({ resourceArn, tagKeys: ['team', 'stage'] });
      expect(await tagsOf(resourceArn)).toEqual([{ key: 'cost', value: '1' }]);
    }
  });

  it('ignores keys that the resource has not, and an empty list', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags }] });
    await untag({ resourceArn: CLUSTER, tagKeys: ['nope', 'TEAM'] });
    await untag({ resourceArn: CLUSTER, tagKeys: [] });
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, UntagResourceCommandInput, unknown, string]>([
    [
      'no resource',
      { resourceArn: undefined, tagKeys: ['team'] },
      InvalidParameterException,
      'ResourceArn can not be blank.',
    ],
    ['no keys', { resourceArn: CLUSTER, tagKeys: undefined }, InvalidParameterException, 'TagKeys can not be blank.'],
    ['a name for an ARN', { resourceArn: 'prod', tagKeys: ['team'] }, InvalidParameterException, 'Invalid arn syntax.'],
    [
      'a missing cluster',
      { resourceArn: `${ECS}:cluster/nope`, tagKeys: ['team'] },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    [
      'a cluster of another Region',
      { resourceArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod', tagKeys: ['team'] },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    [
      'a missing task',
      { resourceArn: `${ECS}:task/prod/ffffffffffffffffffffffffffffffff`, tagKeys: ['team'] },
      InvalidParameterException,
      'The specified task is not found. Specify a valid ARN and try again.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags }] });
    ecs.seed({ region: 'eu-west-1', clusters: [{ clusterName: 'prod', tags }] });

    expect(await rejectionOf(untag(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });
});
