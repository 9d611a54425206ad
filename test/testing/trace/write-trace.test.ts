import { BatchClient } from '@aws-sdk/client-batch';
import { DeleteClusterCommand, CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readTrace } from '../../trace/read-trace.js';
import { runArray, runRollback } from '../../trace/scenarios.js';

describe('a trace', () => {
  const aws = mockAws();
  const client = new ECSClient({});
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  const file = join(folder, 'some', 'failed test.html');
  const data = () => {
    aws.writeTrace(file);
    return readTrace(file);
  };
  const laneOf = (name: string) => {
    const lane = data().lanes.find((one) => one.name === name);
    return { ...lane, states: lane?.bars.map(({ label, tone }) => `${label} ${tone}`) };
  };

  afterEach(() => aws.reset());
  afterAll(() => {
    aws.restore();
    rmSync(folder, { recursive: true });
  });

  it('is one page, which loads nothing from elsewhere, and makes its folder', async () => {
    await runRollback(aws, client);
    expect(data().title).toBe('failed test');
    const page = readFileSync(file, 'utf8');

    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/);
    expect(page).not.toContain('web:broken');
  });

  it('has the states of a deployment that is rolled back', async () => {
    await runRollback(aws, client);
    const { lanes, marks, begin, end } = data();

    expect([begin, end > begin]).toEqual([1_704_067_200_000, true]);
    const deployments = lanes.filter(({ section }) => section === 'Service deployments');
    expect(deployments.map(({ bars }) => bars.at(-1))).toMatchObject([
      { label: 'SUCCESSFUL', tone: 'good', isFinal: true },
      { label: 'ROLLBACK_SUCCESSFUL', tone: 'bad', isFinal: true },
    ]);
    expect(marks.filter(({ isError }) => isError)).toMatchObject([
      { type: 'call', at: 1_704_067_200_000, text: expect.stringContaining('✗ ServiceNotFoundException') },
    ]);
    const failed = lanes.filter(({ bars }) => bars.some(({ label, tone }) => label === 'STOPPED' && tone === 'bad'));
    expect(failed.length).toBeGreaterThanOrEqual(3);
  });

  it('has the attempts of jobs', async () => {
    await runArray(aws, new BatchClient({}));
    const again = data().lanes.find(({ name }) => /^section .*:2$/.test(name));

    expect(again?.bars.map(({ label }) => label)).toEqual([
      'RUNNABLE',
      'STARTING',
      'RUNNING',
      'RUNNABLE attempt 2',
      'STARTING attempt 2',
      'RUNNING attempt 2',
      'SUCCEEDED',
    ]);
  });

  it('has each version of a record as what is not as in the one before', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    aws.clock.advance('5s');
    await client.send(new DeleteClusterCommand({ cluster: 'web' }));

    expect(laneOf('web')).toMatchObject({
      section: 'Clusters',
      key: 'arn:aws:ecs:us-east-1:123456789012:cluster/web',
      states: ['ACTIVE good', 'INACTIVE over'],
      versions: [
        { at: 1_704_067_200_000, words: 'ACTIVE', change: { clusterName: 'web', status: 'ACTIVE' } },
        { at: 1_704_067_205_000, words: 'INACTIVE', change: { status: 'INACTIVE' } },
      ],
    });
  });

  it('begins with what was there where the history has been reset, or a snapshot loaded', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    aws.clock.advance('5s');
    aws.resetHistory();
    expect(laneOf('web').versions).toMatchObject([{ at: 1_704_067_205_000, words: 'ACTIVE' }]);

    const saved = aws.snapshot();
    await client.send(new DeleteClusterCommand({ cluster: 'web' }));
    expect(laneOf('web').states).toEqual(['INACTIVE over']);
    aws.load(saved);
    expect(laneOf('web').states).toEqual(['ACTIVE good']);
    expect(data().marks).toEqual([]);
  });

  it('keeps the details of calls, cut where they are long', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    aws.ecs.on(ListClustersCommand).resolves({});
    await client.send(new ListClustersCommand({ nextToken: 'x'.repeat(20_000) }));
    const [created, listed] = data().marks.map(({ detail }) => detail ?? '');

    expect(created).toContain('"clusterName": "web"');
    expect(listed?.length).toBeLessThan(10_100);
    expect(listed).toMatch(/characters in all$/);
  });

  it.each([undefined, ''])('refuses %j for a path', (path) => {
    expect(() => aws.writeTrace(path as string)).toThrow(UsageError);
  });
});
