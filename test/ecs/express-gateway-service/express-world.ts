import {
  CreateExpressGatewayServiceCommand,
  DescribeExpressGatewayServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateExpressGatewayServiceCommand,
  type ContainerDefinition,
  type CreateExpressGatewayServiceCommandInput,
  type ECSExpressGatewayService,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type TaskDefinition,
  type UpdatedExpressGatewayService,
  type UpdateExpressGatewayServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from '../../../src/index.js';

export const ROLE = 'arn:aws:iam::123456789012:role';
export const SERVICE_ARN = 'arn:aws:ecs:us-east-1:123456789012:service/default/shop';

/** A container that gets the traffic. */
export const MAIN: ContainerDefinition = {
  name: 'Main',
  image: 'own:1',
  portMappings: [{ name: 'http', containerPort: 3000 }],
};

/** An empty world, in which the Express Mode service `shop` can be made. */
export interface ExpressWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Creates `shop` of the image `shop:1`, unless the input says otherwise. */
  create(input?: Partial<CreateExpressGatewayServiceCommandInput>): Promise<ECSExpressGatewayService>;
  /** The same of a task definition of the customer. */
  createOwn(input: Partial<CreateExpressGatewayServiceCommandInput>): Promise<ECSExpressGatewayService>;
  /** Registers the task definition `own` for Fargate, and gives its ARN. */
  register(containers: ContainerDefinition[], input?: Partial<RegisterTaskDefinitionCommandInput>): Promise<string>;
  update(input: Partial<UpdateExpressGatewayServiceCommandInput>): Promise<UpdatedExpressGatewayService>;
  describe(serviceArn?: string): Promise<ECSExpressGatewayService>;
  /** The service as DescribeServices shows it. */
  service(): Promise<Service>;
  definition(taskDefinition: string): Promise<TaskDefinition>;
  /** The images of the running tasks, by the revision of their definition. */
  tasks(): string[];
}

export function createExpressWorld(options: MockOptions = {}): ExpressWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  const create: ExpressWorld['create'] = async (input = {}) => {
    const command = new CreateExpressGatewayServiceCommand({
      serviceName: 'shop',
      infrastructureRoleArn: `${ROLE}/infrastructure`,
      executionRoleArn: `${ROLE}/execution`,
      primaryContainer: { image: 'shop:1' },
      ...input,
    });
    const { service = {} } = await client.send(command);
    return service;
  };
  return {
    aws,
    client,
    create,
    createOwn: (input) => create({ primaryContainer: undefined, executionRoleArn: undefined, ...input }),
    async register(containerDefinitions, input = {}) {
      const command = new RegisterTaskDefinitionCommand({
        ...{ family: 'own', networkMode: 'awsvpc', cpu: '512', memory: '1024', requiresCompatibilities: ['FARGATE'] },
        containerDefinitions,
        ...input,
      });
      const { taskDefinition } = await client.send(command);
      return taskDefinition?.taskDefinitionArn ?? '';
    },
    async update(input) {
      const command = new UpdateExpressGatewayServiceCommand({ serviceArn: SERVICE_ARN, ...input });
      const { service = {} } = await client.send(command);
      return service;
    },
    async describe(serviceArn = SERVICE_ARN) {
      const { service = {} } = await client.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
      return service;
    },
    async service() {
      const { services = [] } = await client.send(new DescribeServicesCommand({ services: [SERVICE_ARN] }));
      return services[0] ?? {};
    },
    async definition(taskDefinition) {
      const { taskDefinition: definition = {} } = await client.send(
        new DescribeTaskDefinitionCommand({ taskDefinition }),
      );
      return definition;
    },
    tasks: () =>
      Object.values(aws.state.ecs.tasks)
        .filter(({ desiredStatus, lastStatus }) => desiredStatus === 'RUNNING' && lastStatus === 'RUNNING')
        .map(({ taskDefinitionArn }) => taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1)),
  };
}
