import {
  ClusterNotFoundException,
  DescribeDaemonRevisionsCommand,
  InvalidParameterException,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { ARN, CLUSTER, createDaemonWorld, DAEMON } from '../daemon/daemon-world.js';
import { rejectionOf } from '../rejection-of.js';

describe('DescribeDaemonRevisions', () => {
  const { aws, client, begin, create, describeDaemon } = createDaemonWorld();
  const describeRevisions = async (daemonRevisionArns: string[]) =>
    client.send(new DescribeDaemonRevisionsCommand({ daemonRevisionArns }));

  afterAll(() => aws.restore());

  it('shows revisions, and says which are missing', async () => {
    await begin();
    await create();
    const { currentRevisions } = await describeDaemon();
    const daemonRevisionArn = currentRevisions?.[0]?.arn ?? '';
    const missing = `${ARN}:daemon-revision/default/agent/1`;
    const { daemonRevisions, failures } = await describeRevisions([daemonRevisionArn, missing]);

    expect(daemonRevisions).toEqual([
      {
        daemonRevisionArn,
        clusterArn: CLUSTER,
        daemonArn: DAEMON,
        daemonTaskDefinitionArn: `${ARN}:daemon-task-definition/agent:1`,
        containerImages: [
          {
            ...{ containerName: 'agent', image: 'agent:1' },
            imageDigest: 'sha256:fd7bfbacb7f8dfea9a5f26379a9e9b1760f8a16d44f64c4777a625c3fdf87098',
          },
        ],
        propagateTags: 'NONE',
        enableECSManagedTags: false,
        enableExecuteCommand: false,
        critical: true,
        createdAt: new Date('2024-01-01T00:00:00Z'),
      },
    ]);
    expect(failures).toEqual([{ arn: missing, reason: 'MISSING' }]);
  });

  it.each<[string, string[], unknown, string]>([
    ['none', [], InvalidParameterException, 'Daemon revisions cannot be empty.'],
    [
      'more than 20',
      Array.from({ length: 21 }, () => `${ARN}:daemon-revision/default/agent/1`),
      InvalidParameterException,
      'Daemon revisions cannot have more than 20 elements.',
    ],
    ['an id', ['1'], InvalidParameterException, 'Invalid arn syntax.'],
    [
      'a cluster that is not there',
      [`${ARN}:daemon-revision/other/agent/1`],
      ClusterNotFoundException,
      'Cluster not found.',
    ],
  ])('refuses %s', async (_what, arns, errorClass, message) => {
    await begin();
    expect(await rejectionOf(describeRevisions(arns))).toEqual([errorClass, message]);
  });
});
