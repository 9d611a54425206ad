import { AssociateGatewayWithClusterCommand, CreateGatewayCommand, type ECSClient } from '@aws-sdk/client-ecs';

/** Lets the services of the cluster `default` have gateway connectors. */
export async function associateGateway(client: ECSClient): Promise<void> {
  await client.send(
    new CreateGatewayCommand({
      name: 'edge',
      infrastructureRoleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
      configuration: { hostSharedAlb: {} },
    }),
  );
  await client.send(new AssociateGatewayWithClusterCommand({ gateway: 'edge', cluster: 'default' }));
}
