import {
  ClusterNotFoundException,
  ECSClient,
  InvalidParameterException,
  UpdateClusterCommand,
  type UpdateClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';
const NAMESPACE = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-abcdefghij123456';

describe('UpdateCluster', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const update = async (input: UpdateClusterCommandInput) =>
    (await client.send(new UpdateClusterCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('changes what the request names and gives the whole cluster', async () => {
    ecs.seed({
      clusters: [{ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }], capacityProviders: ['FARGATE'] }],
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web', cluster: 'prod' }],
    });

    const cluster = await update({
      cluster: 'prod',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      configuration: { executeCommandConfiguration: { kmsKeyId: 'alias/exec' } },
      serviceConnectDefaults: { namespace: NAMESPACE },
    });

    expect(cluster).toEqual({
      clusterArn: `${CLUSTERS}/prod`,
      clusterName: 'prod',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 1,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      tags: [{ key: 'team', value: 'shop' }],
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      configuration: { executeCommandConfiguration: { kmsKeyId: 'alias/exec', logging: 'DEFAULT' } },
      serviceConnectDefaults: { namespace: NAMESPACE },
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [],
    });
    expect(aws.changes()).toEqual([
      '~ cluster/prod settings[0].value: disabled → enabled',
      `~ cluster/prod configuration: (none) → {"executeCommandConfiguration":{"kmsKeyId":"alias/exec","lo…`,
      `~ cluster/prod serviceConnectDefaults: (none) → {"namespace":"arn:aws:servicediscovery:us-east-1:1234567890…`,
    ]);
  });

  it('leaves alone what the request does not name', async () => {
    ecs.seed({
      clusters: [
        {
          clusterName: 'prod',
          settings: [{ name: 'containerInsights', value: 'enhanced' }],
          configuration: { executeCommandConfiguration: { logging: 'NONE' } },
          serviceConnectDefaults: { namespace: NAMESPACE },
        },
      ],
    });

    expect(await update({ cluster: `${CLUSTERS}/prod` })).toMatchObject({
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      configuration: { executeCommandConfiguration: { logging: 'NONE' } },
      serviceConnectDefaults: { namespace: NAMESPACE },
    });
    expect(aws.changes()).toEqual([]);
  });

  it('removes the default namespace when it is empty', async () => {
    ecs.seed({ clusters: [{ clusterName: 'prod', serviceConnectDefaults: { namespace: NAMESPACE } }] });
    const cluster = await update({ cluster: 'prod', serviceConnectDefaults: { namespace: '' } });
    expect(cluster?.serviceConnectDefaults).toBeUndefined();
  });

  it('replaces the configuration as a whole', async () => {
    ecs.seed({
      clusters: [{ clusterName: 'prod', configuration: { executeCommandConfiguration: { logging: 'NONE' } } }],
    });
    expect(
      await update({ cluster: 'prod', configuration: { managedStorageConfiguration: { kmsKeyId: 'alias/disk' } } }),
    ).toMatchObject({ configuration: { managedStorageConfiguration: { kmsKeyId: 'alias/disk' } } });
  });

  it('keeps the Regions apart', async () => {
    ecs.seed({ region: 'eu-west-1', clusters: ['abroad'] });
    for (const cluster of ['abroad', 'arn:aws:ecs:eu-west-1:123456789012:cluster/abroad']) {
      expect(await rejectionOf(update({ cluster }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
    }
  });

  it.each<[string, UpdateClusterCommandInput, unknown, string]>([
    ['no cluster', { cluster: undefined }, InvalidParameterException, 'Cluster can not be blank.'],
    ['a cluster that never existed', { cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
    ['a deleted cluster', { cluster: 'old' }, ClusterNotFoundException, 'The referenced cluster was inactive.'],
    [
      'an ARN of something else',
      { cluster: 'arn:aws:ecs:us-east-1:123456789012:task/prod/abc' },
      InvalidParameterException,
      'Invalid arn syntax.',
    ],
    [
      'a wrong setting, before it looks for the cluster',
      { cluster: 'nope', settings: [{ name: 'containerInsights', value: 'on' }] },
      InvalidParameterException,
      'Invalid value for the containerInsights setting. Valid values: disabled, enabled, enhanced.',
    ],
    [
      'overridden logging without a target',
      { cluster: 'prod', configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } } },
      InvalidParameterException,
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    ],
    [
      'a log configuration without an override',
      {
        cluster: 'prod',
        configuration: {
          executeCommandConfiguration: { logging: 'NONE', logConfiguration: { s3BucketName: 'logs' } },
        },
      },
      InvalidParameterException,
      'A log configuration can only be specified when logging is OVERRIDE.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    ecs.seed({ clusters: ['prod', { clusterName: 'old', status: 'INACTIVE' }] });

    expect(await rejectionOf(update(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });
});
