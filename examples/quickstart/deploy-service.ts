// Production code: it knows nothing of any mock.
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
  type Service,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';

const client: ECSClient = new ECSClient({ region: 'eu-west-1' });

export interface Deployment {
  readonly cluster: string;
  /** Of the service, of its task definition and of its only container. */
  readonly name: string;
  readonly image: string;
  readonly desiredCount: number;
  readonly subnets: readonly string[];
}

/** Brings out an image: creates the service, or rolls it to a new revision. Rejects where ECS rolls back. */
export async function deployService(deployment: Deployment): Promise<Service> {
  const { cluster, name } = deployment;
  const taskDefinition = await registerRevision(deployment);
  const running = await findService(deployment);
  if (running === undefined) await createService(deployment, taskDefinition);
  else await client.send(new UpdateServiceCommand({ cluster, service: name, taskDefinition }));
  await waitUntilServicesStable({ client, maxWaitTime: 900 }, { cluster, services: [name] });
  const service = await findService(deployment);
  if (service?.taskDefinition !== taskDefinition) {
    const failure = service?.events?.find(({ message }) => message?.includes('deployment failed'));
    throw new Error(`${deployment.image} was rolled back: ${failure?.message}`);
  }
  return service;
}

async function findService({ cluster, name }: Deployment): Promise<Service | undefined> {
  const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [name] }));
  return services.find(({ status }) => status === 'ACTIVE');
}

async function createService({ cluster, name, desiredCount, subnets }: Deployment, taskDefinition: string) {
  await client.send(
    new CreateServiceCommand({
      cluster,
      serviceName: name,
      taskDefinition,
      desiredCount,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [...subnets] } },
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
  );
}

/** The definition as it is, with another image; or a first one. Gives its ARN. */
async function registerRevision({ name, image }: Deployment): Promise<string> {
  const { containerDefinitions: [container = {}] = [] } = await findTaskDefinition(name);
  const { taskDefinition } = await client.send(
    new RegisterTaskDefinitionCommand({
      family: name,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ ...container, name, image }],
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? '';
}

async function findTaskDefinition(family: string): Promise<TaskDefinition> {
  try {
    const { taskDefinition = {} } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
    return taskDefinition;
  } catch (error) {
    if (error instanceof Error && error.name === 'ClientException') return {};
    throw error;
  }
}
