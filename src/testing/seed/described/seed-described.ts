import { attempt } from '../../seeding/attempt.js';
import type { FromAws } from '../../seeding/described.js';
import type { Seeding } from '../seeding.js';
import { completeService } from './complete-service.js';
import { putCapacityProvider } from './put-capacity-provider.js';
import { putCluster } from './put-cluster.js';
import { putContainerInstance } from './put-container-instance.js';
import { putService } from './put-service.js';
import { putTask } from './put-task.js';
import { putTaskDefinition } from './put-task-definition.js';
import { readEcsDocuments } from './read-ecs-documents.js';
import { resumeTask } from './resume-task.js';
import type { EcsSeeded } from '../ecs-seed.js';

/** Puts what AWS described into the state as it was, and lets it go on from there. */
export function seedDescribed(seeding: Seeding, documents: readonly unknown[] | undefined): EcsSeeded {
  const described = readEcsDocuments(documents, seeding.context.now);
  const put = <T, R>(resources: readonly FromAws<T>[], putOne: (seeding: Seeding, value: FromAws<T>['value']) => R) =>
    resources.map(({ path, value }) => attempt(path, () => putOne(seeding, value)));
  const clusterArns = put(described.clusters, putCluster);
  const capacityProviderArns = put(described.capacityProviders, putCapacityProvider);
  const containerInstanceArns = put(described.containerInstances, putContainerInstance);
  const taskDefinitionArns = put(described.taskDefinitions, putTaskDefinition);
  const serviceArns = put(described.services, putService);
  const taskArns = put(described.tasks, putTask);
  for (const taskArn of taskArns) resumeTask(seeding, taskArn);
  for (const [index, { path, value }] of described.services.entries()) {
    attempt(path, () => completeService(seeding, serviceArns[index] ?? '', value));
  }
  return {
    ...{ autoScalingGroupArns: [], daemonTaskDefinitionArns: [], daemonArns: [] },
    ...{ clusterArns, containerInstanceArns, taskDefinitionArns, serviceArns, taskArns },
    capacityProviderArns: capacityProviderArns.filter((arn) => arn !== undefined),
  };
}
