import {
  ClientException,
  ClusterNotFoundException,
  DeleteDaemonCommand,
  InvalidParameterException,
  ListDaemonDeploymentsCommand,
  UpdateDaemonCommand,
  type ListDaemonDeploymentsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { ARN, CLUSTER, createDaemonWorld, DAEMON, PROVIDER } from '../daemon/daemon-world.js';
import { rejectionOf } from '../rejection-of.js';

describe('ListDaemonDeployments', () => {
  const { aws, client, begin, create } = createDaemonWorld();
  const list = async (input: Partial<ListDaemonDeploymentsCommandInput> = {}) =>
    client.send(new ListDaemonDeploymentsCommand({ daemonArn: DAEMON, ...input }));
  const arns = async (input: Partial<ListDaemonDeploymentsCommandInput> = {}) =>
    (await list(input)).daemonDeployments?.map(({ daemonDeploymentArn }) => daemonDeploymentArn);
  /** One that is over, and a minute later one that is PENDING. */
  const deployTwice = async () => {
    await begin();
    const first = await create();
    aws.clock.advance('1m');
    const daemonTaskDefinitionArn = `${ARN}:daemon-task-definition/agent:1`;
    const input = { daemonArn: DAEMON, daemonTaskDefinitionArn, capacityProviderArns: [PROVIDER] };
    const second = await client.send(new UpdateDaemonCommand(input));
    return [first.deploymentArn, second.deploymentArn];
  };

  afterAll(() => aws.restore());

  it('lists the newest first', async () => {
    const [first, second] = await deployTwice();

    expect(await arns()).toEqual([second, first]);
    expect((await list()).daemonDeployments?.[1]).toEqual({
      daemonDeploymentArn: first,
      daemonArn: DAEMON,
      clusterArn: CLUSTER,
      status: 'SUCCESSFUL',
      statusReason: 'Deployment completed successfully.',
      targetDaemonRevisionArn: expect.stringContaining(':daemon-revision/default/agent/'),
      createdAt: new Date('2024-01-01T00:00:00Z'),
      startedAt: new Date('2024-01-01T00:00:05Z'),
      finishedAt: new Date('2024-01-01T00:00:05Z'),
    });
  });

  it('leaves out those of a daemon of the same name that was there before, even at the same moment', async () => {
    const world = createDaemonWorld({ timing: 'instant' });
    await world.begin();
    await world.create();
    await world.client.send(new DeleteDaemonCommand({ daemonArn: DAEMON }));
    const { deploymentArn } = await world.create();
    const { daemonDeployments } = await world.client.send(new ListDaemonDeploymentsCommand({ daemonArn: DAEMON }));
    world.aws.restore();

    expect(daemonDeployments).toMatchObject([{ daemonDeploymentArn: deploymentArn }]);
  });

  it('filters by status and by time', async () => {
    const [first, second] = await deployTwice();

    expect(await arns({ status: ['SUCCESSFUL', 'STOPPED'] })).toEqual([first]);
    expect(await arns({ createdAt: { after: new Date('2024-01-01T00:00:30Z') } })).toEqual([second]);
    expect(await arns({ createdAt: { before: new Date('2024-01-01T00:00:30Z') } })).toEqual([first]);
  });

  it('gives pages', async () => {
    const [first, second] = await deployTwice();
    const { nextToken, daemonDeployments } = await list({ maxResults: 1 });

    expect(daemonDeployments).toMatchObject([{ daemonDeploymentArn: second }]);
    expect(await arns({ maxResults: 1, nextToken })).toEqual([first]);
  });

  it.each<[string, Partial<ListDaemonDeploymentsCommandInput>, unknown, string]>([
    ['a daemon that is not there', { daemonArn: `${DAEMON}-2` }, ClientException, 'Daemon not found.'],
    [
      'a cluster that is not there',
      { daemonArn: `${ARN}:daemon/other/agent` },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    ['a large page', { maxResults: 101 }, InvalidParameterException, 'maxResults should be between 1 and 100.'],
    ['a token of nobody', { nextToken: 'x' }, InvalidParameterException, 'Invalid token'],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    await deployTwice();
    expect(await rejectionOf(list(input))).toEqual([errorClass, message]);
  });
});
