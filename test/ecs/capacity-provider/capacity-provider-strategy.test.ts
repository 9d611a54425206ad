import { InvalidParameterException, type RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { APP_SEED, createProviderWorld } from './provider-world.js';

const provider = (name: string) => ({ name, autoScalingGroupProvider: { autoScalingGroupArn: name } });

describe('RunTask with a capacity provider strategy', () => {
  const { aws, run } = createProviderWorld();

  beforeEach(() => {
    aws.reset();
    aws.ecs.seed({
      capacityProviders: [provider('a'), provider('b')],
      clusters: [
        {
          clusterName: 'default',
          capacityProviders: ['a', 'b', 'FARGATE', 'FARGATE_SPOT'],
          defaultCapacityProviderStrategy: [{ capacityProvider: 'b', weight: 1 }],
        },
      ],
      containerInstances: ['a', 'b'].map((capacityProviderName) => ({
        capacityProviderName,
        instanceType: 'm5.4xlarge',
        count: 2,
      })),
      taskDefinitions: [APP_SEED, 'web'],
    });
  });
  afterAll(() => aws.restore());

  const where = async (input: Partial<RunTaskCommandInput>) =>
    (await run(input))
      .map(({ capacityProviderName = '' }) => capacityProviderName)
      .toSorted((a, b) => a.localeCompare(b));

  it.each<[number, [string, number, number][], Record<string, number>]>([
    [
      4,
      [
        ['a', 1, 0],
        ['b', 3, 0],
      ],
      { a: 1, b: 3 },
    ],
    [
      10,
      [
        ['a', 1, 4],
        ['b', 2, 0],
      ],
      { a: 6, b: 4 },
    ],
    [
      10,
      [
        ['a', 0, 3],
        ['b', 1, 0],
      ],
      { a: 3, b: 7 },
    ],
    [
      2,
      [
        ['a', 1, 5],
        ['b', 1, 0],
      ],
      { a: 2 },
    ],
  ])('spreads %i tasks over groups by base and weight: %j', async (count, shares, expected) => {
    const capacityProviderStrategy = shares.map(([capacityProvider, weight, base]) => ({
      capacityProvider,
      weight,
      base,
    }));
    const providers = await where({ count, capacityProviderStrategy });
    expect(providers).toEqual(
      Object.entries(expected).flatMap(([name, tasks]) => Array.from({ length: tasks }, () => name)),
    );
  });

  it('spreads tasks over Fargate likewise', async () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 4 },
    ];
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const tasks = await run({ taskDefinition: 'web', count: 6, capacityProviderStrategy, networkConfiguration });
    expect(tasks.filter(({ capacityProviderName }) => capacityProviderName === 'FARGATE_SPOT')).toHaveLength(4);
    expect(new Set(tasks.map(({ launchType }) => launchType))).toEqual(new Set(['FARGATE']));
  });

  it('puts the tasks of a group on the instances of that group only', async () => {
    const tasks = await run({ count: 10, capacityProviderStrategy: [{ capacityProvider: 'a', weight: 1 }] });
    const used = new Set(tasks.map(({ containerInstanceArn = '' }) => containerInstanceArn));
    const ofGroup = Object.values(aws.state.ecs.containerInstances).filter((one) => one.capacityProviderName === 'a');
    expect(ofGroup.map(({ containerInstanceArn }) => containerInstanceArn)).toEqual(expect.arrayContaining([...used]));
    expect(tasks[0]).toMatchObject({ lastStatus: 'PROVISIONING', launchType: 'EC2' });
  });

  it('follows the default strategy of the cluster', async () => {
    expect(await where({ capacityProviderStrategy: undefined })).toEqual(['b']);
  });

  it.each<[string, NonNullable<RunTaskCommandInput['capacityProviderStrategy']>, string]>([
    [
      'a mix of groups and Fargate',
      [{ capacityProvider: 'a', weight: 1 }, { capacityProvider: 'FARGATE' }],
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
    ],
    [
      'no weight at all',
      [{ capacityProvider: 'a' }],
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    ],
  ])('refuses %s', async (_what, capacityProviderStrategy, message) => {
    expect(await rejectionOf(run({ capacityProviderStrategy }))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });
});
