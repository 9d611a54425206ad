import { BatchClient, ListJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient, ListClustersCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { mockEcs, UsageError, withClientMock } from 'aws-ecs-batch-mock';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from '../client/stub-network.js';

describe('withClientMock, given clients and classes,', () => {
  const undo: (() => void)[] = [];
  const mock: typeof mockClient = (client) => {
    const clientMock = mockClient(client);
    undo.push(() => clientMock.restore());
    return clientMock;
  };
  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
  });

  it('puts ECS and AWS Batch into one world', async () => {
    const aws = withClientMock([mock(ECSClient), mock(BatchClient)], { region: 'eu-west-1' });
    aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
    const batch = new BatchClient({});
    await batch.send(new SubmitJobCommand({ jobName: 'report', jobQueue: 'nightly', jobDefinition: 'report' }));
    aws.clock.runUntilIdle();

    const { jobSummaryList } = await batch.send(new ListJobsCommand({ jobQueue: 'nightly', jobStatus: 'SUCCEEDED' }));
    const { clusterArns } = await new ECSClient({}).send(new ListClustersCommand({}));

    expect(jobSummaryList).toHaveLength(1);
    expect(clusterArns).toHaveLength(1);
    expect(clusterArns?.[0]).toMatch(/^arn:aws:ecs:eu-west-1:/);
  });

  it('leaves one on when the other is restored', async () => {
    const client = new ECSClient({});
    const batch = new BatchClient({});
    const [ecsMock, batchMock] = [mock(client), mock(batch)];
    const aws = withClientMock([ecsMock, batchMock]);
    batchMock.restore();

    expect(await client.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: [] });
    expect(Object.hasOwn(batch, 'send')).toBe(false);
    aws.restore();
    expect(await client.send(new ListClustersCommand({}))).toBeUndefined();
  });

  it('takes single clients, and leaves the others of their class alone', async () => {
    const real = createStubNetwork({ clusterArns: ['real'] });
    const client = new ECSClient({ region: 'eu-west-1' });
    const other = new ECSClient(real.config);
    const clientMock = mock(client);
    clientMock.on(StopTaskCommand).resolves({});
    const aws = withClientMock(clientMock);
    aws.ecs.seed({ clusters: ['default'] });

    expect(await client.send(new StopTaskCommand({ task: 'x' }))).toEqual({});
    expect(await client.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: [] });
    expect(await other.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: ['real'] });
    expect(aws.ecs.calls()).toHaveLength(2);
    clientMock.restore();
    expect(Object.hasOwn(client, 'send')).toBe(false);
  });

  it('takes the options of mockAws, such as the transport', async () => {
    const client = new ECSClient({});
    const aws = withClientMock(mock(client), { transport: 'wire', accountId: '111122223333' });
    aws.faults.throttle(CreateClusterCommand, { times: 2 });

    const { cluster, $metadata } = await aws.clock.fastForward(() =>
      client.send(new CreateClusterCommand({ clusterName: 'web' })),
    );

    expect(cluster?.clusterArn).toBe('arn:aws:ecs:us-east-1:111122223333:cluster/web');
    expect($metadata.attempts).toBe(3);
  });

  it('makes way for a mock that was there before the client mock', async () => {
    const earlier = mockEcs();
    undo.push(earlier.restore);
    const client = new ECSClient({});
    const clientMock = mockClient(ECSClient);
    withClientMock(clientMock);
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    clientMock.restore();

    expect(await client.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: [] });
    earlier.restore();
    expect(Object.hasOwn(ECSClient.prototype, 'send')).toBe(false);
  });

  it('joins none of them when one is not in place', async () => {
    const client = new ECSClient({});
    const [ecsMock, batchMock] = [mock(client), mock(BatchClient)];
    batchMock.restore();

    expect(() => withClientMock([ecsMock, batchMock])).toThrow(UsageError);
    expect(() => withClientMock([ecsMock, batchMock])).toThrow('The client mock is not in place');
    expect(await client.send(new ListClustersCommand({}))).toBeUndefined();
  });

  it('refuses one that is joined already', () => {
    const clientMock = mock(ECSClient);
    withClientMock(clientMock);

    expect(() => withClientMock(clientMock)).toThrow('The client mock is not in place');
  });

  it.each([undefined, {}, ECSClient, new ECSClient({})])('refuses what is no client mock', (value) => {
    expect(() => withClientMock(value as never)).toThrow('is no client mock of aws-sdk-client-mock');
  });
});
