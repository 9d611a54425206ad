import type {
  CapacityProvider,
  Cluster,
  ContainerInstance,
  DescribeTaskDefinitionResponse,
  Service,
  Task,
} from '@aws-sdk/client-ecs';
import { ecsOutputShapes } from '../../../ecs/generated/output-shapes.js';
import { ecsShapes } from '../../../ecs/generated/shapes.js';
import type { FromAws } from '../../seeding/described.js';
import { readDocuments, type DocumentRules } from '../../seeding/read-documents.js';

/** What the documents of a seed say. */
export interface EcsDocuments {
  readonly clusters: readonly FromAws<Cluster>[];
  readonly capacityProviders: readonly FromAws<CapacityProvider>[];
  readonly containerInstances: readonly FromAws<ContainerInstance>[];
  /** With the tags, which stand beside the definition. */
  readonly taskDefinitions: readonly FromAws<DescribeTaskDefinitionResponse>[];
  readonly services: readonly FromAws<Service>[];
  readonly tasks: readonly FromAws<Task>[];
}

const RULES: DocumentRules = {
  shapesOf: () => ({ ...ecsShapes().shapes, ...ecsOutputShapes() }),
  kinds: {
    clusters: { response: 'DescribeClustersResponse', command: 'aws ecs describe-clusters' },
    capacityProviders: {
      response: 'DescribeCapacityProvidersResponse',
      command: 'aws ecs describe-capacity-providers',
    },
    containerInstances: {
      response: 'DescribeContainerInstancesResponse',
      command: 'aws ecs describe-container-instances',
    },
    taskDefinition: {
      response: 'DescribeTaskDefinitionResponse',
      command: 'aws ecs describe-task-definition',
      isSingle: true,
    },
    services: { response: 'DescribeServicesResponse', command: 'aws ecs describe-services' },
    tasks: { response: 'DescribeTasksResponse', command: 'aws ecs describe-tasks' },
  },
};

export function readEcsDocuments(documents: readonly unknown[] | undefined, now: number): EcsDocuments {
  const found = readDocuments(RULES, documents, now);
  const list = <T>(member: string) => (found.get(member) ?? []) as readonly FromAws<T>[];
  return {
    clusters: list('clusters'),
    capacityProviders: list('capacityProviders'),
    containerInstances: list('containerInstances'),
    taskDefinitions: list('taskDefinition'),
    services: list('services'),
    tasks: list('tasks'),
  };
}
