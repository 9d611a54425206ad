import { CreateClusterCommand, ECSClient, ListClustersCommand, type ECSClientConfig } from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from 'aws-ecs-batch-mock';
import { afterEach, describe, expect, it, vi } from 'vitest';

describe('the Region of a call', () => {
  let aws: EcsMock | undefined;
  const mock = (options?: MockOptions) => (aws = mockEcs(options));
  const regionOf = async (config: ECSClientConfig | ECSClient) => {
    const client = config instanceof ECSClient ? config : new ECSClient(config);
    const { cluster } = await client.send(new CreateClusterCommand({}));
    return cluster?.clusterArn?.split(':')[3];
  };

  afterEach(() => {
    aws?.restore();
    vi.unstubAllEnvs();
  });

  it("is the client's own, before that of the mock and of the environment", async () => {
    vi.stubEnv('AWS_REGION', 'ap-south-1');
    mock({ region: 'eu-central-1' });

    expect(await regionOf({ region: 'eu-west-1' })).toBe('eu-west-1');
  });

  it("is that of the mock's option where the client has none", async () => {
    vi.stubEnv('AWS_REGION', 'ap-south-1');
    mock({ region: 'eu-central-1' });

    expect(await regionOf({})).toBe('eu-central-1');
  });

  it('is that of the environment at the time of the call where nobody says otherwise', async () => {
    mock();
    const client = new ECSClient({});

    vi.stubEnv('AWS_REGION', 'ap-south-1');
    expect(await regionOf(client)).toBe('ap-south-1');
    vi.stubEnv('AWS_REGION', 'sa-east-1');
    expect(await regionOf(client)).toBe('sa-east-1');
  });

  it('is us-east-1 where there is none at all', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    mock();

    expect(await regionOf({})).toBe('us-east-1');
  });

  it('is not remembered from one mock to the next', async () => {
    const client = new ECSClient({});
    mock({ region: 'eu-west-1' });
    expect(await regionOf(client)).toBe('eu-west-1');
    aws?.restore();
    mock({ region: 'eu-west-2' });

    expect(await regionOf(client)).toBe('eu-west-2');
  });

  it('is what a provider of the user resolves to', async () => {
    mock();

    expect(await regionOf({ region: async () => 'eu-north-1' })).toBe('eu-north-1');
  });

  it.each([
    ['set', 'eu-south-1', 'eu-south-1'],
    ['not set', undefined, 'eu-south-2'],
  ])('is what a provider makes of AWS_REGION where it is %s', async (_how, value, region) => {
    vi.stubEnv('AWS_REGION', value);
    mock({ region: 'us-west-2' });

    expect(await regionOf({ region: async () => process.env['AWS_REGION'] ?? 'eu-south-2' })).toBe(region);
  });

  it('that a client was given later counts', async () => {
    mock();
    const client = new ECSClient({ region: 'eu-west-1' });
    await regionOf(client);
    client.config.region = async () => 'eu-west-3';

    expect(await regionOf(client)).toBe('eu-west-3');
  });

  it('that a provider fails to find is an error of the call', async () => {
    mock();
    const client = new ECSClient({ region: () => Promise.reject<string>(new Error('No Region in the vault')) });

    await expect(regionOf(client)).rejects.toThrow('No Region in the vault');
  });

  it('that is no Region is an error of the call, as it is without the mock', async () => {
    mock();

    await expect(regionOf({ region: 'no region' })).rejects.toThrow(
      'Region not accepted: region="no region" is not a valid hostname component.',
    );
  });

  it.each([
    ['fips-us-east-1', 'us-east-1'],
    ['us-west-2-fips', 'us-west-2'],
    ['fips-aws-global', 'us-east-1'],
  ])('of a client for %s is %s', async (fips, region) => {
    mock();

    expect(await regionOf({ region: fips })).toBe(region);
  });

  it('keeps its resources apart from those of others', async () => {
    mock();
    const [ireland, ohio] = [new ECSClient({ region: 'eu-west-1' }), new ECSClient({ region: 'us-east-2' })];
    await regionOf(ireland);

    expect((await ireland.send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:cluster/default',
    ]);
    expect((await ohio.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:ecs:cn-north-1:123456789012:cluster/default'],
    ['us-gov-west-1', 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/default'],
  ])('%s gives the ARNs of its partition', async (region, arn) => {
    mock();
    const { cluster } = await new ECSClient({ region }).send(new CreateClusterCommand({}));

    expect(cluster?.clusterArn).toBe(arn);
  });

  it('of the mock is that of what is seeded', async () => {
    mock({ region: 'eu-central-1' }).ecs.seed({ clusters: ['seeded'] });

    expect((await new ECSClient({}).send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:eu-central-1:123456789012:cluster/seeded',
    ]);
  });
});
