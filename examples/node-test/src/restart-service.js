import { UpdateServiceCommand, waitUntilServicesStable } from '@aws-sdk/client-ecs';

/**
 * Replaces all tasks of a service by new ones, and waits until the service is stable.
 *
 * @param {import('@aws-sdk/client-ecs').ECSClient} client
 * @param {{ cluster: string, service: string }} target
 */
export async function restartService(client, { cluster, service }) {
  await client.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }));
  await waitUntilServicesStable({ client, maxWaitTime: 1_800 }, { cluster, services: [service] });
}
