import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, it } from 'vitest';
import { mockAws, type AwsMock, type BatchSeed, type WorldHandle } from '../../src/index.js';
import { createLinkedWorld, ON_FARGATE, WARM } from './linked-world.js';

const SEED: BatchSeed = {
  computeEnvironments: ['fleet'],
  jobQueues: ['nightly'],
  jobDefinitions: ['report'],
  jobs: [{ status: 'RUNNING' }],
};

describe('a world of both services', () => {
  let worlds: WorldHandle[] = [];
  const use = <W extends WorldHandle>(world: W): W => {
    worlds.push(world);
    return world;
  };
  const restore = () => {
    for (const world of worlds) world.restore();
    worlds = [];
  };

  afterEach(restore);

  it('goes on as the original from a snapshot', async () => {
    const world = createLinkedWorld();
    use(world.aws);
    world.begin({ environment: WARM });
    world.aws.batch.onJob({}, { exitCode: 1, after: '40s' });
    const jobId = await world.submit({ retryStrategy: { attempts: 2 } });
    await world.submit({ arrayProperties: { size: 4 } });
    world.aws.clock.advance('30s');
    expect((await world.describeJob(jobId)).status).toBe('RUNNING');
    const snapshot: unknown = JSON.parse(JSON.stringify(world.aws.snapshot()));
    const goOn = (aws: AwsMock) => {
      aws.clock.advance('20s');
      aws.batch.simulate.spotInterruption(jobId);
      aws.clock.runUntilIdle();
      return aws.snapshot();
    };
    const original = goOn(world.aws);
    restore();
    const copy = use(mockAws());
    copy.batch.onJob({}, { exitCode: 1, after: '40s' });
    copy.load(snapshot);

    expect(goOn(copy)).toEqual(original);
  });

  it('is done at once where nothing takes time', async () => {
    const world = createLinkedWorld({ timing: 'instant' });
    use(world.aws);
    world.begin(ON_FARGATE);
    const jobId = await world.submit();

    expect(await world.statusOf(jobId)).toBe('SUCCEEDED');
    expect((await world.taskOf(jobId)).lastStatus).toBe('STOPPED');
  });

  it('forgets a task an hour after its end, and the job a week after', async () => {
    const world = createLinkedWorld();
    use(world.aws);
    const [jobId = ''] = world.begin({ environment: WARM, jobs: [{ status: 'SUCCEEDED' }] });
    world.aws.clock.advance('59m');
    expect((await world.taskOf(jobId)).lastStatus).toBe('STOPPED');
    world.aws.clock.advance('1m');

    await expect(world.taskOf(jobId)).rejects.toThrow('There is no task');
    expect(await world.statusOf(jobId)).toBe('SUCCEEDED');
    world.aws.clock.advance('7d');
    await expect(world.statusOf(jobId)).rejects.toThrow(jobId);
  });

  it('keeps Regions apart', async () => {
    const aws = use(mockAws());
    const REGIONS = ['us-east-1', 'eu-west-1'] as const;
    const seeded = REGIONS.map((region) => aws.batch.seed({ ...SEED, region }));
    const tasks = await Promise.all(
      REGIONS.map(async (region, index) => {
        const jobs = seeded[index]?.jobIds;
        const found = (await new BatchClient({ region }).send(new DescribeJobsCommand({ jobs }))).jobs?.[0];
        return found?.container?.taskArn ?? '';
      }),
    );
    const [here = '', there = ''] = tasks;
    expect([here, there]).toEqual([
      expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task\/AWSBatch-fleet-/),
      expect.stringMatching(/^arn:aws:ecs:eu-west-1:123456789012:task\/AWSBatch-fleet-/),
    ]);
    const describeThere = new DescribeTasksCommand({ cluster: there.split('/')[1], tasks: [there] });
    expect((await new ECSClient({ region: 'eu-west-1' }).send(describeThere)).tasks).toMatchObject([
      { lastStatus: 'RUNNING' },
    ]);
    await expect(new ECSClient({}).send(describeThere)).rejects.toThrow('Cluster not found.');
    const [instance] = Object.values(aws.state.ecs.containerInstances);
    aws.ecs.simulate.instanceTermination(instance?.containerInstanceArn ?? '');

    const statuses = Object.values(aws.state.batch.jobs).map(({ status }) => status);
    expect(statuses).toEqual(['FAILED', 'RUNNING']);
  });
});
