import {
  ClusterNotFoundException,
  DescribeClustersCommand,
  ECSClient,
  InvalidParameterException,
  UpdateClusterSettingsCommand,
  type UpdateClusterSettingsCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';
const enabled = [{ name: 'containerInsights', value: 'enabled' }] as const;

describe('UpdateClusterSettings', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const update = async (input: UpdateClusterSettingsCommandInput) =>
    (await client.send(new UpdateClusterSettingsCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('changes the settings and gives the cluster with them', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }] }] });

    expect(await update({ cluster: 'prod', settings: [...enabled] })).toEqual({
      clusterArn: `${CLUSTERS}/prod`,
      clusterName: 'prod',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      tags: [],
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
    });
    expect(aws.changes()).toEqual(['~ cluster/prod settings[0].value: disabled → enabled']);
  });

  it('changes nothing when it is repeated', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', settings: [...enabled] }] });
    expect(await update({ cluster: `${CLUSTERS}/prod`, settings: [...enabled] })).toMatchObject({ settings: enabled });
    expect(aws.changes()).toEqual([]);
  });

  it('changes the cluster of the caller’s own Region', async () => {
    ecs.seed({ clusters: ['prod'] });
    ecs.seed({ region: 'eu-west-1', clusters: ['prod'] });
    await update({ cluster: 'prod', settings: [...enabled] });

    const abroad = new ECSClient({ region: 'eu-west-1' });
    expect(await abroad.send(new DescribeClustersCommand({ clusters: ['prod'], include: ['SETTINGS'] }))).toMatchObject(
      {
        clusters: [{ settings: [{ name: 'containerInsights', value: 'disabled' }] }],
      },
    );
  });

  it.each<[string, UpdateClusterSettingsCommandInput, unknown, string]>([
    ['no cluster', { cluster: undefined, settings: [] }, InvalidParameterException, 'Cluster can not be blank.'],
    ['no settings', { cluster: 'prod', settings: undefined }, InvalidParameterException, 'Settings can not be blank.'],
    [
      'an unknown value',
      { cluster: 'nope', settings: [{ name: 'containerInsights', value: '' }] },
      InvalidParameterException,
      'Invalid value for the containerInsights setting. Valid values: disabled, enabled, enhanced.',
    ],
    [
      'an unknown setting',
      { cluster: 'prod', settings: [{ name: 'logging' as 'containerInsights', value: 'enabled' }] },
      InvalidParameterException,
      'name should be one of [containerInsights]',
    ],
    ['a cluster that never existed', { cluster: 'nope', settings: [] }, ClusterNotFoundException, 'Cluster not found.'],
    [
      'a deleted cluster',
      { cluster: 'old', settings: [] },
      ClusterNotFoundException,
      'The referenced cluster was inactive.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    ecs.seed({ clusters: ['prod', { clusterName: 'old', status: 'INACTIVE' }] });

    expect(await rejectionOf(update(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });
});
