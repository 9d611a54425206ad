import {
  CreateDaemonCommand,
  DescribeDaemonCommand,
  DescribeDaemonDeploymentsCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterDaemonTaskDefinitionCommand,
  type CreateDaemonCommandInput,
  type CreateDaemonCommandOutput,
  type DaemonDeployment,
  type DaemonDetail,
  type RegisterDaemonTaskDefinitionCommandInput,
  type Task,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from '../../../src/index.js';
import { INSTANCES } from '../capacity-provider/provider-world.js';

export const ARN = 'arn:aws:ecs:us-east-1:123456789012';
export const CLUSTER: string = `${ARN}:cluster/default`;
export const DAEMON: string = `${ARN}:daemon/default/agent`;
export const PROVIDER: string = `${ARN}:capacity-provider/managed`;

/** A world for daemons. */
export interface DaemonWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** The cluster `default` with the provider `managed`, so many instances of it, and the daemon task definition `agent:1`. */
  begin(instances?: number): Promise<void>;
  /** Another revision of `agent`. Gives its ARN. */
  register(definition?: Partial<RegisterDaemonTaskDefinitionCommandInput>): Promise<string>;
  create(input?: Partial<CreateDaemonCommandInput>): Promise<CreateDaemonCommandOutput>;
  describeDaemon(): Promise<DaemonDetail>;
  /** The newest deployment, or that one. */
  deployment(arn?: string): Promise<DaemonDeployment>;
  /** Those of the daemon that shall run. */
  daemonTasks(daemonName?: string): Promise<Task[]>;
  /** The status of every instance that has not gone, oldest first. */
  instances(): string[];
}

const { managedInstancesProvider } = INSTANCES;

/** Instances stay, whether or not anything runs on them. */
const STAYING = { infrastructureOptimization: { scaleInAfter: -1 } };

export function createDaemonWorld(options: MockOptions = {}): DaemonWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  const register: DaemonWorld['register'] = async (definition = {}) => {
    const containerDefinitions = [{ name: 'agent', image: 'agent:1', cpu: 128, memory: 256 }];
    const command = new RegisterDaemonTaskDefinitionCommand({ family: 'agent', containerDefinitions, ...definition });
    return (await client.send(command)).daemonTaskDefinitionArn ?? '';
  };
  const describeDaemon = async () => (await client.send(new DescribeDaemonCommand({ daemonArn: DAEMON }))).daemon ?? {};
  return {
    aws,
    client,
    async begin(instances = 0) {
      aws.reset();
      aws.ecs.seed({
        clusters: ['default'],
        capacityProviders: [{ name: 'managed', managedInstancesProvider: { ...managedInstancesProvider, ...STAYING } }],
        containerInstances: instances === 0 ? [] : [{ capacityProviderName: 'managed', count: instances }],
        taskDefinitions: [
          {
            family: 'app',
            cpu: '1024',
            memory: '1024',
            networkMode: 'host',
            requiresCompatibilities: ['MANAGED_INSTANCES'],
          },
        ],
      });
      await register();
    },
    register,
    async create(input = {}) {
      return client.send(
        new CreateDaemonCommand({
          daemonName: 'agent',
          daemonTaskDefinitionArn: `${ARN}:daemon-task-definition/agent:1`,
          capacityProviderArns: [PROVIDER],
          ...input,
        }),
      );
    },
    describeDaemon,
    async deployment(arn) {
      const daemonDeploymentArns = [arn ?? (await describeDaemon()).deploymentArn ?? ''];
      const output = await client.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns }));
      return output.daemonDeployments?.[0] ?? {};
    },
    async daemonTasks(daemonName = 'agent') {
      const { taskArns = [] } = await client.send(new ListTasksCommand({ daemonName }));
      if (taskArns.length === 0) return [];
      return (await client.send(new DescribeTasksCommand({ tasks: taskArns, include: ['TAGS'] }))).tasks ?? [];
    },
    instances: () =>
      Object.values(aws.state.ecs.containerInstances).flatMap(({ status }) => (status === 'INACTIVE' ? [] : [status])),
  };
}
