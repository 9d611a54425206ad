import {
  AssociateGatewayWithClusterCommand,
  CreateGatewayCommand,
  CreateServiceCommand,
  DescribeGatewayCommand,
  DisassociateGatewayFromClusterCommand,
  ECSClient,
  ListGatewayClusterAssociationsCommand,
  ListGatewayRoutesCommand,
  UpdateServiceCommand,
  type CreateGatewayCommandInput,
  type CreateServiceCommandInput,
  type DisassociateGatewayFromClusterCommandOutput,
  type Gateway,
  type GatewayClusterAssociationSummary,
  type GatewayConnector,
  type GatewayConnectorFilters,
  type GatewayRouteSummary,
  type UpdateServiceCommandInput,
  type UpdateServiceCommandOutput,
} from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock, type MockOptions } from '../../../src/index.js';
import { FARGATE_NETWORK } from '../task/fargate-world.js';

/** A world with the clusters `default` and `other`, and the definition `web` with the ports `http` and `admin`. */
export interface GatewayWorld {
  readonly aws: EcsMock;
  readonly client: ECSClient;
  /** Back to the beginning. */
  begin(): void;
  /** Creates the gateway `edge`, unless the input says otherwise, and gives its ARN. */
  create(input?: Partial<CreateGatewayCommandInput>): Promise<string>;
  describe(gateway?: string): Promise<Gateway>;
  associate(gateway?: string, cluster?: string): Promise<GatewayClusterAssociationSummary>;
  associations(): Promise<GatewayClusterAssociationSummary[]>;
  /** Creates the service `web`, whose port `http` is reached from gateways, unless the input says otherwise. */
  createService(input?: Partial<CreateServiceCommandInput>): Promise<void>;
  /** Updates the service `web`. */
  update(input: Partial<UpdateServiceCommandInput>): Promise<UpdateServiceCommandOutput>;
  /** `edge` from `default`, unless others are named. */
  disassociate(gateway?: string, cluster?: string): Promise<DisassociateGatewayFromClusterCommandOutput>;
  routes(): Promise<GatewayRouteSummary[]>;
  /** `<gateway> <service> <port> <status>` of each route. */
  told(): Promise<string[]>;
}

/** What makes a service have routes to a port. */
export function connector(
  portName: string,
  filters?: GatewayConnectorFilters,
): { gatewayConnectors: GatewayConnector[] } {
  return { gatewayConnectors: [{ portName, ...(filters && { filters }) }] };
}

export const ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole';

export function createGatewayWorld(options: MockOptions = {}): GatewayWorld {
  const aws = mockEcs(options);
  const client = new ECSClient({});
  const routes = async () => (await client.send(new ListGatewayRoutesCommand({}))).gatewayRoutes ?? [];
  return {
    aws,
    client,
    begin() {
      aws.reset();
      aws.ecs.seed({
        clusters: ['default', 'other'],
        taskDefinitions: [
          {
            family: 'web',
            containerDefinitions: [
              {
                portMappings: [
                  { containerPort: 8_080, name: 'http' },
                  { containerPort: 9_090, name: 'admin' },
                ],
              },
            ],
          },
        ],
      });
    },
    async create(input = {}) {
      const configuration = { hostSharedAlb: {} };
      const command = new CreateGatewayCommand({
        name: 'edge',
        infrastructureRoleArn: ROLE,
        configuration,
        deletionProtection: false,
        ...input,
      });
      return (await client.send(command)).gatewayArn ?? '';
    },
    async describe(gateway = 'edge') {
      return (await client.send(new DescribeGatewayCommand({ gateway }))).gateway ?? {};
    },
    associate: (gateway = 'edge', cluster = 'default') =>
      client.send(new AssociateGatewayWithClusterCommand({ gateway, cluster })),
    async associations() {
      return (await client.send(new ListGatewayClusterAssociationsCommand({}))).gatewayClusterAssociations ?? [];
    },
    async createService(input = {}) {
      const command = new CreateServiceCommand({
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration: FARGATE_NETWORK,
        gatewayConnectors: [{ portName: 'http' }],
        ...input,
      });
      await client.send(command);
    },
    update: (input) => client.send(new UpdateServiceCommand({ service: 'web', ...input })),
    disassociate: (gateway = 'edge', cluster = 'default') =>
      client.send(new DisassociateGatewayFromClusterCommand({ gateway, cluster })),
    routes,
    told: async () =>
      (await routes()).map(({ gatewayArn, serviceArn, serviceContainerPortName, status }) =>
        [gatewayArn?.split('/')[1], serviceArn?.split('/')[2], serviceContainerPortName, status].join(' '),
      ),
  };
}
