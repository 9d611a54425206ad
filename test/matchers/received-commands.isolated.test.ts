import { BatchClient, ListJobsCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, DeleteClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

describe('the matchers of commands', () => {
  const aws = mockAws();
  const { ecs, batch } = aws;
  const client = new ECSClient({});

  beforeEach(async () => {
    aws.reset();
    await client.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'team', value: 'shop' }] }));
    await client.send(new CreateClusterCommand({ clusterName: 'jobs' }));
    await client.send(new ListClustersCommand({}));
  });
  afterAll(() => aws.restore());

  it('find what was received', () => {
    expect(ecs).toHaveReceivedAnyCommand();
    expect(ecs).toHaveReceivedCommand(CreateClusterCommand);
    expect(ecs).toHaveReceivedCommandOnce(ListClustersCommand);
    expect(ecs).toHaveReceivedCommandTimes(CreateClusterCommand, 2);
    expect(ecs).toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: 'jobs' });
    expect(ecs).toHaveReceivedCommandExactlyOnceWith(ListClustersCommand, {});
    expect(ecs).toHaveReceivedNthCommandWith(CreateClusterCommand, 1, { clusterName: 'web' });
    expect(ecs).toHaveReceivedLastCommandWith(CreateClusterCommand, { clusterName: 'jobs' });
  });

  it('find nothing where nothing was received', () => {
    expect(batch).not.toHaveReceivedAnyCommand();
    expect(ecs).not.toHaveReceivedCommand(DeleteClusterCommand);
    expect(ecs).not.toHaveReceivedCommandOnce(CreateClusterCommand);
    expect(ecs).not.toHaveReceivedCommandTimes(CreateClusterCommand, 1);
    expect(ecs).not.toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: 'other' });
    expect(ecs).not.toHaveReceivedCommandExactlyOnceWith(CreateClusterCommand, { clusterName: 'web' });
    expect(ecs).not.toHaveReceivedNthCommandWith(CreateClusterCommand, 2, { clusterName: 'web' });
    expect(ecs).not.toHaveReceivedNthCommandWith(CreateClusterCommand, 3, {});
    expect(ecs).not.toHaveReceivedLastCommandWith(DeleteClusterCommand, {});
  });

  it('compare the members that are named, each as a whole', () => {
    expect(ecs).toHaveReceivedCommandWith(CreateClusterCommand, { tags: [{ key: 'team', value: 'shop' }] });
    expect(ecs).not.toHaveReceivedCommandWith(CreateClusterCommand, { tags: [{ key: 'team' }] });
    expect(ecs).toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: expect.stringMatching(/^w/) });
    expect(ecs).not.toHaveReceivedCommandWith(CreateClusterCommand, { settings: undefined });
  });

  it('see the calls of one service in its handle, and all, in order, in the mock', async () => {
    await new BatchClient({}).send(new ListJobsCommand({})).catch(() => {});
    await client.send(new ListClustersCommand({}));
    expect(ecs).not.toHaveReceivedCommand(ListJobsCommand);
    expect(aws).toHaveReceivedCommandOnce(ListJobsCommand);
    expect(failureOf(() => expect(aws).not.toHaveReceivedAnyCommand()).match(/^\d\. \w+/gm)).toEqual([
      '1. CreateClusterCommand',
      '2. CreateClusterCommand',
      '3. ListClustersCommand',
      '4. ListJobsCommand',
      '5. ListClustersCommand',
    ]);
    aws.resetHistory();
    expect(aws).not.toHaveReceivedAnyCommand();
  });

  it('say what was received instead', () => {
    expect(failureOf(() => expect(ecs).toHaveReceivedCommand(DeleteClusterCommand))).toBe(
      'Expected to have received DeleteClusterCommand.\n\nReceived none.',
    );
    expect(failureOf(() => expect(ecs).toHaveReceivedCommandTimes(ListClustersCommand, 2))).toBe(
      'Expected to have received ListClustersCommand 2 times.\n\nReceived 1:\n\n1. ListClustersCommand\n\n  Object {}',
    );
    expect(failureOf(() => expect(ecs).toHaveReceivedLastCommandWith(CreateClusterCommand, { clusterName: 'web' })))
      .toMatchInlineSnapshot(`
        "Expected to have received CreateClusterCommand, the last call of it, with:

          Object {
            "clusterName": "web",
          }

        Received 2:

        1. CreateClusterCommand

          Object {
            "clusterName": "web",
            "tags": Array [
              Object {
                "key": "team",
                "value": "shop",
              },
            ],
          }

        2. CreateClusterCommand

            {
          -   "clusterName": "web",
          +   "clusterName": "jobs",
            }"
      `);
    expect(failureOf(() => expect(ecs).not.toHaveReceivedCommandWith(ListClustersCommand, {}))).toMatch(
      'Expected not to have received ListClustersCommand with:\n\n  Object {}\n\nReceived 1:',
    );
  });

  it('shows the last calls of many', async () => {
    for (let call = 0; call < 6; call += 1) await client.send(new ListClustersCommand({ maxResults: call + 1 }));
    const text = failureOf(() => expect(ecs).toHaveReceivedCommandOnce(ListClustersCommand));
    expect(text.match(/^\d\. \w+/gm)).toHaveLength(5);
    expect(text).toMatch(/7\. ListClustersCommand\n\n {2}Object {\n {4}"maxResults": 6,\n {2}}$/);
  });

  it('take a mock of aws-sdk-client-mock as well', async () => {
    const mocked = mockClient(BatchClient);
    await new BatchClient({}).send(new ListJobsCommand({ jobQueue: 'nightly' }));
    expect(mocked).toHaveReceivedCommandOnce(ListJobsCommand);
    expect(mocked).toHaveReceivedCommandWith(ListJobsCommand, { jobQueue: 'nightly' });
    expect(mocked).not.toHaveReceivedCommandWith(ListJobsCommand, { jobQueue: 'daily' });
    mocked.restore();
  });

  it('refuse what is no command, and what receives none', () => {
    expect(() => expect(ecs).toHaveReceivedCommand(Date)).toThrow('[function Date] is no command class.');
    expect(() => expect({}).toHaveReceivedAnyCommand()).toThrow('{} receives no commands.');
    expect(() => expect(client).toHaveReceivedAnyCommand()).toThrow('An instance of ECSClient receives no commands.');
    expect(() => expect(null).toHaveReceivedCommand(ListJobsCommand)).toThrow('null receives no commands.');
  });
});
