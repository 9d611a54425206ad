import { UpdateServiceCommand, type LoadBalancer } from '@aws-sdk/client-ecs';
import { rejectionOf } from '../../rejection-of.js';
import { createServiceWorld, type ServiceWorld } from '../service-world.js';

type CreateInput = Parameters<ServiceWorld['createService']>[0];
type UpdateInput = Parameters<ServiceWorld['updateService']>[0];

export const TARGET_GROUP: string =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef';
export const BALANCED: LoadBalancer = { targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 8080 };

/** What makes an input one for `old`, which runs on EC2 without a network of its own. */
export const ON_EC2: NonNullable<CreateInput> = {
  taskDefinition: 'old',
  launchType: 'EC2',
  networkConfiguration: undefined,
};

/** A world with definitions of every kind that services accept or refuse. */
export interface RulesWorld extends ServiceWorld {
  /** Why the service `web` of `api` cannot be created like that. The refusal must change nothing. */
  refusalToCreate(input: CreateInput): Promise<string>;
  /** Why the service `web` cannot be changed like that. The refusal must change nothing. */
  refusalToUpdate(input: UpdateInput): Promise<string>;
}

export function createRulesWorld(): RulesWorld {
  const world = createServiceWorld();
  const { aws, client } = world;
  const create: ServiceWorld['createService'] = (input) => world.createService({ taskDefinition: 'api', ...input });
  const refusalOf = async (call: () => Promise<unknown>) => {
    const before = aws.state;
    const [, message] = await rejectionOf(call());
    if (aws.state !== before) throw new Error(`The call was refused, but has changed the state: ${message}`);
    return message;
  };
  return {
    ...world,
    createService: create,
    begin() {
      world.begin();
      aws.ecs.seed({
        clusters: [
          { clusterName: 'spot', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] },
          { clusterName: 'named', serviceConnectDefaults: { namespace: 'internal' } },
        ],
        taskDefinitions: [
          { family: 'api', containerDefinitions: [{ portMappings: [{ containerPort: 8080, name: 'http' }] }] },
          { family: 'checked', containerDefinitions: [{ healthCheck: { command: ['CMD', 'true'] } }] },
          { family: 'old', networkMode: 'bridge', containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
          { family: 'vpc', networkMode: 'awsvpc', containerDefinitions: [{ portMappings: [{ containerPort: 80 }] }] },
          { family: 'may-exec', taskRoleArn: 'arn:aws:iam::123456789012:role/app' },
          {
            family: 'stored',
            volumes: [{ name: 'data', configuredAtLaunch: true }],
            containerDefinitions: [{ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }],
          },
        ],
      });
    },
    refusalToCreate: (input) => refusalOf(() => create(input)),
    refusalToUpdate: (input) => refusalOf(() => client.send(new UpdateServiceCommand({ service: 'web', ...input }))),
  };
}
