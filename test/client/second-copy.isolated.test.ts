import { createRequire } from 'node:module';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from './stub-network.js';

const require = createRequire(import.meta.url);

/** As a test runner that resets its modules has it: nothing of it is the same object as in the first copy. */
function loadSecondCopy(): typeof ecsSdk {
  for (const path of Object.keys(require.cache)) {
    if (/node_modules[\\/]@(aws-sdk|smithy)[\\/]/.test(path)) Reflect.deleteProperty(require.cache, path);
  }
  return require('@aws-sdk/client-ecs') as typeof ecsSdk;
}

describe('a second copy of the SDK', () => {
  const copy = loadSecondCopy();
  let aws: EcsMock;

  beforeEach(() => {
    aws = mockEcs({ client: copy.ECSClient });
  });
  afterEach(() => aws.restore());

  it('shares nothing with the first', () => {
    expect(copy.ECSClient).not.toBe(ecsSdk.ECSClient);
    expect(Object.getPrototypeOf(copy.ECSClient)).not.toBe(Object.getPrototypeOf(ecsSdk.ECSClient));
  });

  it('is answered when its class is given, and the first is not', async () => {
    const network = createStubNetwork({ clusterArns: ['real'] });

    const { cluster } = await new copy.ECSClient({}).send(new copy.CreateClusterCommand({ clusterName: 'copied' }));
    const { clusterArns } = await new ecsSdk.ECSClient(network.config).send(new ecsSdk.ListClustersCommand({}));

    expect(cluster?.clusterArn).toBe('arn:aws:ecs:us-east-1:123456789012:cluster/copied');
    expect(clusterArns).toEqual(['real']);
  });

  it('gets exceptions of its own classes', async () => {
    const call = new copy.ECSClient({}).send(new copy.ListTasksCommand({ cluster: 'missing' }));
    const error = await call.catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(copy.ClusterNotFoundException);
    expect(error).toBeInstanceOf(copy.ECSServiceException);
    expect(Object.getPrototypeOf(error)).toBe(copy.ClusterNotFoundException.prototype);
  });

  it('sends commands of the first, which stubs, faults and calls of either copy know', async () => {
    const client = new copy.ECSClient({});
    const input = { cluster: 'web' };
    aws.ecs.on(ecsSdk.ListTasksCommand, input).resolvesOnce({ taskArns: ['stubbed'] });
    aws.faults.fail(copy.ListTasksCommand, 'ServerException');

    expect(await client.send(new copy.ListTasksCommand(input))).toMatchObject({ taskArns: ['stubbed'] });
    await expect(client.send(new ecsSdk.ListTasksCommand(input))).rejects.toBeInstanceOf(copy.ServerException);
    expect(aws.ecs.commandCalls(copy.ListTasksCommand)).toHaveLength(2);
    expect(aws.ecs.commandCalls(ecsSdk.ListTasksCommand)).toHaveLength(2);
  });

  it('is answered over the wire likewise, with exceptions of its own classes', async () => {
    using over = mockEcs({ client: copy.ECSClient, transport: 'wire' });
    const client = new copy.ECSClient({});

    const { cluster } = await client.send(new copy.CreateClusterCommand({ clusterName: 'copied' }));
    const error: unknown = await client
      .send(new copy.ListTasksCommand({ cluster: 'missing' }))
      .catch((e: unknown) => e);

    expect(cluster?.clusterArn).toBe('arn:aws:ecs:us-east-1:123456789012:cluster/copied');
    expect(error).toBeInstanceOf(copy.ClusterNotFoundException);
    expect(over.ecs.call(0)?.args[0]).toBeInstanceOf(copy.CreateClusterCommand);
  });

  it('is as it was after the restoration', async () => {
    const network = createStubNetwork({ clusterArns: ['real'] });
    aws.restore();

    const { clusterArns } = await new copy.ECSClient(network.config).send(new copy.ListClustersCommand({}));

    expect(clusterArns).toEqual(['real']);
    expect(Object.hasOwn(copy.ECSClient.prototype, 'send')).toBe(false);
  });
});
