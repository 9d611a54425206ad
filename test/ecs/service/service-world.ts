import {
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  UpdateServiceCommand,
  type CreateServiceCommandInput,
  type Service,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from 'aws-ecs-batch-mock';
import { FARGATE_NETWORK } from '../task/fargate-world.js';

/** A world with a cluster, three revisions of the Fargate definition `web`, and one of `worker`, for EC2. */
export interface ServiceWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Back to the beginning. */
  begin(): void;
  /** Creates the service `web` of one task of `web:1` on Fargate, unless the input says otherwise. */
  createService(input?: Partial<CreateServiceCommandInput>): Promise<Service>;
  updateService(input: Partial<UpdateServiceCommandInput>): Promise<Service>;
  /** The service as DescribeServices shows it. */
  service(name?: string): Promise<Service>;
  /** The records of the tasks that are not stopping, oldest first. */
  tasks(): EcsMock['state']['ecs']['tasks'][string][];
  /** The messages of the events of the service, oldest first, with ids shortened to `#1`, `#2`, … in the order of their appearance. */
  messages(name?: string): Promise<string[]>;
}

export function createServiceWorld(options: MockOptions = {}): ServiceWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  const describe = async (name: string) => {
    const { services = [] } = await client.send(new DescribeServicesCommand({ services: [name], include: ['TAGS'] }));
    if (services[0] === undefined) throw new Error(`There is no service ${name}`);
    return services[0];
  };
  return {
    aws,
    client,
    begin() {
      aws.reset();
      aws.ecs.seed({
        clusters: ['default'],
        taskDefinitions: [
          ...['web', 'web', 'web'],
          {
            family: 'worker',
            networkMode: 'bridge',
            containerDefinitions: [{ name: 'worker', cpu: 256, memory: 256 }],
          },
        ],
      });
    },
    async createService(input = {}) {
      const { service = {} } = await client.send(
        new CreateServiceCommand({
          serviceName: 'web',
          taskDefinition: 'web:1',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: FARGATE_NETWORK,
          ...input,
        }),
      );
      return service;
    },
    async updateService(input) {
      const { service = {} } = await client.send(new UpdateServiceCommand({ service: 'web', ...input }));
      return service;
    },
    service: (name = 'web') => describe(name),
    tasks: () => Object.values(aws.state.ecs.tasks).filter(({ desiredStatus }) => desiredStatus === 'RUNNING'),
    async messages(name = 'web') {
      const { events = [] } = await describe(name);
      return numberIds(events.map(({ message = '' }) => message).toReversed());
    },
  };
}

/** Ids of tasks and deployments are long; what matters is which is which. */
function numberIds(messages: readonly string[]): string[] {
  const known: string[] = [];
  return messages.map((message) =>
    message.replaceAll(/[\da-f]{32}|(?<=ecs-svc\/)\d{19}/g, (id) => {
      if (!known.includes(id)) known.push(id);
      return `#${known.indexOf(id) + 1}`;
    }),
  );
}
