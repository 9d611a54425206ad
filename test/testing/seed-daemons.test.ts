import {
  DescribeDaemonCommand,
  DescribeDaemonDeploymentsCommand,
  DescribeDaemonTaskDefinitionCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { mockEcs, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { INSTANCES } from '../ecs/capacity-provider/provider-world.js';

const ARN = 'arn:aws:ecs:us-east-1:123456789012';
const MANAGED = {
  capacityProviders: [{ name: 'managed', ...INSTANCES }],
  containerInstances: [{ capacityProviderName: 'managed', count: 2 }],
};

describe('the seed of a daemon', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has been deployed: its task runs on every managed instance', async () => {
    const { daemonArns, daemonTaskDefinitionArns } = ecs.seed({
      ...MANAGED,
      daemonTaskDefinitions: ['agent'],
      daemons: ['agent'],
    });
    expect(daemonArns).toEqual([`${ARN}:daemon/default/agent`]);
    expect(daemonTaskDefinitionArns).toEqual([`${ARN}:daemon-task-definition/agent:1`]);
    const { daemon } = await client.send(new DescribeDaemonCommand({ daemonArn: daemonArns[0] }));
    expect(daemon).toMatchObject({ status: 'ACTIVE', currentRevisions: [{ totalRunningCount: 2 }] });
    const daemonDeploymentArns = [daemon?.deploymentArn ?? ''];
    const output = await client.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns }));
    expect(output.daemonDeployments).toMatchObject([{ status: 'SUCCESSFUL' }]);
    expect((await client.send(new ListTasksCommand({ daemonName: 'agent' }))).taskArns).toHaveLength(2);
    expect(aws.clock.pending().filter(({ background }) => !background)).toEqual([]);
  });

  it('takes what CreateDaemon takes, with names in place of ARNs', async () => {
    ecs.seed({
      clusters: ['prod'],
      capacityProviders: [{ name: 'managed', cluster: 'prod', ...INSTANCES }],
      daemonTaskDefinitions: [{ family: 'agent', containerDefinitions: [{ image: 'agent:7', cpu: 64 }] }],
      daemons: [
        {
          daemonName: 'watcher',
          clusterArn: 'prod',
          daemonTaskDefinitionArn: 'agent:1',
          capacityProviderArns: ['managed'],
          critical: false,
        },
      ],
    });
    const daemonArn = `${ARN}:daemon/prod/watcher`;
    const { daemon } = await client.send(new DescribeDaemonCommand({ daemonArn }));
    const definition = await client.send(new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: 'agent' }));

    expect(daemon?.currentRevisions?.[0]?.capacityProviders).toEqual([
      { arn: `${ARN}:capacity-provider/managed`, runningCount: 0, withoutDaemonCount: 0 },
    ]);
    expect(definition.daemonTaskDefinition?.containerDefinitions).toMatchObject([
      { name: 'agent', image: 'agent:7', cpu: 64, memory: 256 },
    ]);
  });

  it.each<[string, Parameters<typeof ecs.seed>[0], string]>([
    ['a definition that is not there', { ...MANAGED, daemons: ['agent'] }, 'daemonTaskDefinitions'],
    [
      'tasks that have no room',
      {
        ...MANAGED,
        daemonTaskDefinitions: [{ family: 'agent', memory: '64000' }],
        daemons: ['agent'],
      },
      'the daemon agent cannot run on every instance of its capacity providers',
    ],
  ])('says what is wrong with %s', (_what, seed, message) => {
    expect(() => ecs.seed(seed)).toThrow(UsageError);
    expect(() => ecs.seed(seed)).toThrow(message);
    expect(aws.state.ecs.daemons).toEqual({});
  });
});
