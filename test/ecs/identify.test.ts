import { DescribeTasksCommand, ECSClient, InvalidParameterException } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from './rejection-of.js';

const ID = '0123456789abcdef0123456789abcdef';
const ECS = 'arn:aws:ecs:us-east-1:123456789012';

describe('a task', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const describeTask = async (task: string) =>
    client.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [task] }));

  beforeEach(
    () =>
      void aws.ecs.seed({
        clusters: ['prod'],
        taskDefinitions: ['web'],
        tasks: [{ taskDefinition: 'web', cluster: 'prod', taskId: ID }],
      }),
  );
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([ID, `${ECS}:task/prod/${ID}`, `${ECS}:task/${ID}`])('is known by %s', async (text) => {
    expect(await describeTask(text)).toMatchObject({ tasks: [{ taskArn: `${ECS}:task/prod/${ID}` }], failures: [] });
  });

  it.each([
    ['web', 'taskId length should be one of [32,36]'],
    ['', 'taskId length should be one of [32,36]'],
    [`${ECS}:task/prod/web`, 'taskId length should be one of [32,36]'],
    [`${ECS}:task/prod/web/${ID}`, 'Invalid identifier: Unexpected number of separators'],
    [`${ECS}:service/prod/web`, 'Invalid arn syntax.'],
    ['arn:aws:ecs', 'Invalid arn syntax.'],
    [`${ECS}:task/test/${ID}`, 'Invalid identifier: Identifier is for cluster test. Your cluster is prod'],
    [
      `arn:aws:ecs:us-east-1:999999999999:task/prod/${ID}`,
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
    [
      `arn:aws:ecs:eu-west-1:123456789012:task/prod/${ID}`,
      'Invalid identifier: Identifier is for eu-west-1. Your region is us-east-1',
    ],
  ])('is not known by %j', async (text, message) => {
    expect(await rejectionOf(describeTask(text))).toEqual([InvalidParameterException, message]);
  });
});
