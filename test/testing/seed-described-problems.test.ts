import { afterAll, describe, expect, it } from 'vitest';
import { mockEcs, UsageError } from '../../src/index.js';

describe('what is wrong with documents', () => {
  const aws = mockEcs();
  const PROD = 'arn:aws:ecs:us-east-1:123456789012:cluster/prod';

  afterAll(() => aws.restore());

  it.each<[string, object[], string]>([
    [
      'no document',
      [{ taskArns: [] }],
      'Failed to seed described[0]: {"taskArns":[]} is no document that can be seeded. Give the JSON that one of these prints, without --query: aws ecs describe-clusters, ',
    ],
    [
      'no list',
      { clusters: [] } as never,
      'Failed to seed described: {"clusters":[]} is no list. Put the documents in brackets.',
    ],
    [
      'another account',
      [{ clusters: [{ clusterArn: 'arn:aws:ecs:us-east-1:111122223333:cluster/prod' }] }],
      "Failed to seed described[0].clusters[0].clusterArn: it belongs to the account 111122223333, and the mock is the account 123456789012. Say so in the options of the mock: { accountId: '111122223333' }.",
    ],
    [
      'no ARN',
      [{ clusters: [{ clusterName: 'prod' }] }],
      'Failed to seed described[0].clusters[0].clusterArn: undefined is no ARN. Give the JSON as AWS printed it.',
    ],
    [
      'the same twice',
      [{ clusters: [{ clusterArn: PROD }, { clusterArn: PROD }] }],
      'Failed to seed described[0].clusters[1].clusterArn: it is there already. Take one of the two out of the seed.',
    ],
    [
      'the future',
      [{ tasks: [{ createdAt: '2026-02-03T09:50:00Z' }] }],
      "Failed to seed described: the latest of its times is 2026-02-03T09:50:00.000Z, and the clock is at 2024-01-01T00:00:00.000Z. Begin at that time or later: { startTime: '2026-02-03T09:50:00.000Z' } in the options of the mock.",
    ],
    [
      'what cannot be read',
      [{ clusters: [{ clusterArn: PROD, tags: 'a=b' }] }],
      'Failed to seed described[0].clusters[0].tags: "a=b" is no list. Give the JSON as AWS printed it.',
    ],
    [
      'a task whose definition is missing',
      [
        {
          tasks: [
            {
              ...{ taskArn: PROD.replace('cluster', 'task').concat('/0f'), clusterArn: PROD, lastStatus: 'RUNNING' },
              taskDefinitionArn: PROD.replace('cluster/prod', 'task-definition/web:7'),
            },
          ],
        },
      ],
      'Failed to seed described[0].tasks[0].taskDefinitionArn: the task definition web:7 is missing. Add what `aws ecs describe-task-definition --task-definition web:7 --include TAGS` prints.',
    ],
  ])('refuses %s, and changes nothing', (_, described, message) => {
    expect(() => aws.ecs.seed({ described })).toThrow(UsageError);
    expect(() => aws.ecs.seed({ described })).toThrow(message);
    expect(aws.state.ecs.clusters).toEqual({});
  });
});
