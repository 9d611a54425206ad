import { DescribeServiceRevisionsCommand, RunTaskCommand, UpdateClusterCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';
import { FARGATE_NETWORK } from '../task/fargate-world.js';

describe('the key of the storage of Fargate', () => {
  const { aws, client, begin, createService } = createServiceWorld();
  const runTask = async () => {
    const command = new RunTaskCommand({
      ...{ taskDefinition: 'web:1', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK },
      overrides: { ephemeralStorage: { sizeInGiB: 50 } },
    });
    return (await client.send(command)).tasks?.[0];
  };
  const nameKey = () => {
    const managedStorageConfiguration = { fargateEphemeralStorageKmsKeyId: 'alias/disk' };
    return client.send(
      new UpdateClusterCommand({ cluster: 'default', configuration: { managedStorageConfiguration } }),
    );
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('is shown by tasks that the cluster starts from then on', async () => {
    expect((await runTask())?.fargateEphemeralStorage).toEqual({ sizeInGiB: 50 });
    await nameKey();

    expect(await runTask()).toMatchObject({
      ephemeralStorage: { sizeInGiB: 50 },
      fargateEphemeralStorage: { sizeInGiB: 50, kmsKeyId: 'alias/disk' },
    });
  });

  it('is shown by deployments and service revisions', async () => {
    await nameKey();
    const { deployments, currentServiceRevisions = [] } = await createService();
    const serviceRevisionArns = currentServiceRevisions.map(({ arn = '' }) => arn);
    const { serviceRevisions } = await client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));

    expect(deployments).toMatchObject([{ fargateEphemeralStorage: { kmsKeyId: 'alias/disk' } }]);
    expect(serviceRevisions).toMatchObject([{ fargateEphemeralStorage: { kmsKeyId: 'alias/disk' } }]);
  });
});
