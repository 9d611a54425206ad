import type { RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { createFargateWorld, FARGATE_NETWORK, type FargateWorld } from './fargate-world.js';

/** A world with clusters and definitions of every kind that RunTask accepts or refuses. */
export function createRunTaskWorld(): FargateWorld {
  const world = createFargateWorld();
  const { ecs } = world.aws;
  return {
    ...world,
    begin() {
      world.begin();
      ecs.seed({
        clusters: [
          {
            clusterName: 'spot',
            capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
            defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
          },
          { clusterName: 'gone', status: 'INACTIVE' },
        ],
        taskDefinitions: [
          { family: 'old', status: 'INACTIVE' },
          { family: 'bridge', networkMode: 'bridge' },
          { family: 'plain-vpc', networkMode: 'awsvpc', containerDefinitions: [{ name: 'plain-vpc' }] },
          {
            family: 'with-role',
            taskRoleArn: 'arn:aws:iam::123456789012:role/app',
            tags: [{ key: 'team', value: 'a' }],
          },
        ],
      });
    },
  };
}

export function onFargate(input: Partial<RunTaskCommandInput> = {}): RunTaskCommandInput {
  return { taskDefinition: 'app', launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK, ...input };
}
