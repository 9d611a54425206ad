import { BatchClient, ListJobsCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { allCustomMatcherWithAliases, type CustomMatcher } from 'aws-sdk-client-mock-vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- the declaration that is extended has it
  interface Matchers<T = any> extends CustomMatcher<T> {}
}

expect.extend(allCustomMatcherWithAliases);

describe('the matchers of aws-sdk-client-mock-vitest', () => {
  const aws = mockAws();
  const { ecs, batch } = aws;

  beforeAll(async () => {
    const client = new ECSClient({});
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
    expect(ecs).toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: 'web' });
    expect(ecs).toHaveReceivedCommandExactlyOnceWith(ListClustersCommand, {});
    expect(ecs).toHaveReceivedNthCommandWith(CreateClusterCommand, 2, { clusterName: 'jobs' });
    expect(ecs).toHaveReceivedLastCommandWith(CreateClusterCommand, { clusterName: 'jobs' });
    expect(ecs).toReceiveCommandWith(CreateClusterCommand, { tags: [{ key: 'team', value: 'shop' }] });
  });

  it('find nothing where nothing was received', () => {
    expect(batch).not.toHaveReceivedAnyCommand();
    expect(batch).not.toHaveReceivedCommand(ListJobsCommand);
    expect(ecs).not.toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: 'other' });
  });

  it('tell what was received instead', async () => {
    expect(() => expect(ecs).toHaveReceivedCommandTimes(ListClustersCommand, 2)).toThrow(
      'expected "ListClustersCommand" to be called 2 times, but got 1 times',
    );
    expect(() => expect(ecs).not.toHaveReceivedAnyCommand()).toThrow('3rd ECSClient with ListClustersCommand call');
    await new BatchClient({}).send(new ListJobsCommand({})).catch(() => {});
    expect(() => expect(batch).not.toHaveReceivedAnyCommand()).toThrow('1st BatchClient with ListJobsCommand call');
  });
});
