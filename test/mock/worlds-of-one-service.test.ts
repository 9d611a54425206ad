import { BatchClient, ListJobsCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws, mockBatch, mockEcs, UsageError, type BatchSeed } from 'aws-ecs-batch-mock';
import { mockBatch as mockBatchAlone } from 'aws-ecs-batch-mock/batch';
import { mockEcs as mockEcsAlone } from 'aws-ecs-batch-mock/ecs';
import { describe, expect, it } from 'vitest';

describe('a world of one service', () => {
  it.each([
    ['mockEcs', mockEcs, ['now', 'ecs', 'transitions']],
    ['mockBatch', mockBatch, ['now', 'batch', 'transitions']],
    ['mockAws', mockAws, ['now', 'ecs', 'batch', 'transitions']],
  ] as const)('has what that service stores: %s', (_name, mock, members) => {
    using aws = mock();

    expect(Object.keys(aws.state)).toEqual(['version', 'now', 'counters', ...members.slice(1)]);
    expect(Object.keys(aws.snapshot())).toEqual(Object.keys(aws.state));
  });

  it('has the same mocks, whichever entry point they are imported from', () => {
    expect(mockEcsAlone).toBe(mockEcs);
    expect(mockBatchAlone).toBe(mockBatch);
  });

  it('knows the tables of its own service alone', () => {
    using aws = mockBatch();

    expect(() => aws.snapshot({ include: ['ecs.tasks' as 'batch.jobs'] })).toThrow(
      'snapshot({ include }): "ecs.tasks" is no part of a snapshot. The parts are now, counters, batch, batch.computeEnvironments',
    );
  });

  it('refuses clients of the other service', async () => {
    const client = new BatchClient({});
    using _aws = mockEcs({ client });

    await expect(client.send(new ListJobsCommand({}))).rejects.toThrow(
      new UsageError(
        'ListJobsCommand was sent by BatchClient, which this mock does not answer: it emulates ECS. Leave it out of the option client.',
        'clients',
      ),
    );
  });
});

describe('load', () => {
  const PROBLEM = 'Failed to load the snapshot: it is of a world of';
  const FIX = 'Load what snapshot() of the same version of aws-ecs-batch-mock returned.';

  it('takes a snapshot of a world of the same services', async () => {
    const client = new ECSClient({});
    using saved = mockEcs({ client });
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    using other = mockEcsAlone({ client });
    other.load(saved.snapshot());

    expect((await client.send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:us-east-1:123456789012:cluster/web',
    ]);
  });

  it('takes a snapshot of ECS alone into a world of both services, where there are no jobs yet', async () => {
    const client = new ECSClient({});
    using saved = mockEcs({ client });
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    using both = mockAws();
    both.load(saved.snapshot());

    expect(Object.keys(both.state.ecs.clusters)).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/web']);
    expect(both.state.batch.jobs).toEqual({});
  });

  it.each([
    ['mockBatch', 'mockAws', mockBatch, mockAws, 'batch, and this one has ecs and batch'],
    ['mockAws', 'mockEcs', mockAws, mockEcs, 'ecs and batch, and this one has ecs'],
    ['mockBatch', 'mockEcs', mockBatch, mockEcs, 'batch, and this one has ecs'],
  ] as const)('refuses a snapshot of %s in %s', (_saved, _loaded, mockSaved, mockLoaded, difference) => {
    using saved = mockSaved();
    using loaded = mockLoaded();
    const before = loaded.state;

    expect(() => loaded.load(saved.snapshot())).toThrow(
      new UsageError(`${PROBLEM} ${difference}. ${FIX}`, 'snapshots'),
    );
    expect(loaded.state).toBe(before);
  });

  it('goes on from a snapshot of another seed as the world that was saved', () => {
    using saved = mockBatch({ seed: 1 });
    using loaded = mockBatch({ seed: 2 });
    const jobs = {
      computeEnvironments: ['fleet'],
      jobQueues: ['nightly'],
      jobDefinitions: ['report'],
      jobs: [{}],
    } satisfies BatchSeed;
    loaded.batch.seed(jobs);
    loaded.clock.runUntilIdle();
    saved.batch.seed(jobs);
    loaded.load(saved.snapshot());
    for (const { clock } of [saved, loaded]) clock.runUntilIdle();

    expect(loaded.snapshot()).toEqual(saved.snapshot());
  });
});
