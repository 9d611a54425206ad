import { touchedBy } from './trap-io.js';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { BatchClient, DescribeJobQueuesCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, DescribeClustersCommand, ECSClient, type ECSClientConfig } from '@aws-sdk/client-ecs';
import { mockAws, type AwsMock } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('a client without Region and credentials in an empty environment', () => {
  let home: string;
  let aws: AwsMock;

  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (/^AWS_(?!SDK_JS)/.test(name)) vi.stubEnv(name, undefined);
    }
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    home = fs.mkdtempSync(`${tmpdir()}/home-`);
    vi.stubEnv('HOME', home);
    aws = mockAws();
  });
  afterEach(() => {
    aws.restore();
    vi.unstubAllEnvs();
    fs.rmSync(home, { recursive: true });
  });

  // The SDK reads the shared configuration for the defaults mode as soon as a client is made, whatever it is used for.
  const config = { defaultsMode: 'legacy' } as const;

  it('gets its answer without a socket or a file', async () => {
    const client = new ECSClient(config);

    const touched = await touchedBy(async () => {
      await client.send(new CreateClusterCommand({ clusterName: 'alone' }));
      const { clusters } = await client.send(new DescribeClustersCommand({ clusters: ['alone'] }));
      expect(clusters).toMatchObject([{ clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/alone' }]);
    });

    expect(touched).toEqual([]);
  });

  it('of AWS Batch gets its answer likewise', async () => {
    aws.batch.on(DescribeJobQueuesCommand).resolves({ jobQueues: [] });
    const client = new BatchClient(config);

    expect(await touchedBy(() => client.send(new DescribeJobQueuesCommand({})))).toEqual([]);
  });

  it('reads files after the restoration', async () => {
    aws.restore();
    const call = () => new ECSClient(config).send(new CreateClusterCommand({}));

    expect(await touchedBy(() => expect(call()).rejects.toThrow('Region is missing'))).toContain('readFile');
  });

  it('has changed the state when send returns', async () => {
    const call = new ECSClient({}).send(new CreateClusterCommand({ clusterName: 'at-once' }));

    expect(Object.keys(aws.state.ecs.clusters)).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/at-once']);
    await call;
  });

  it('looks for its Region anew after the restoration', async () => {
    const client = new ECSClient({});
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    await client.send(new CreateClusterCommand({}));
    aws.restore();
    vi.stubEnv('AWS_REGION', 'eu-west-2');

    expect(await client.config.region()).toBe('eu-west-2');
  });

  it('gets its answer while code under test looks for the Region in vain', async () => {
    const client = new ECSClient({});
    const region = client.config.region();
    const { cluster } = await client.send(new CreateClusterCommand({}));

    expect(cluster?.clusterArn).toBe('arn:aws:ecs:us-east-1:123456789012:cluster/default');
    await expect(region).rejects.toThrow('Region is missing');
  });

  it('leaves the environment as it is', async () => {
    const { env } = process;
    const before = { ...env };
    await new ECSClient({}).send(new CreateClusterCommand({}));

    expect(process.env).toBe(env);
    expect({ ...process.env }).toEqual(before);
  });

  it('gets its Region and credentials over the wire without a socket or a file', async () => {
    aws.restore();
    aws = mockAws({ transport: 'wire' });
    const client = new ECSClient({ ...config, ...SETTINGS_OF_FILES });

    expect(await touchedBy(() => client.send(new CreateClusterCommand({})))).toEqual([]);
    expect(Object.keys(aws.state.ecs.clusters)).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/default']);
  });
});

/** What else the SDK looks for in files before it sends a request. */
const SETTINGS_OF_FILES: ECSClientConfig = {
  authSchemePreference: [],
  disableClockSkewCorrection: false,
  endpoint: 'https://ecs.us-east-1.amazonaws.com',
  maxAttempts: 3,
  retryMode: 'standard',
  useDualstackEndpoint: false,
  userAgentAppId: 'test',
};
