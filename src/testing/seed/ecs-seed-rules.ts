import { ecsInputRules } from '../../ecs/input-rules.js';
import type { SeedRules } from '../seeding/assert-seed.js';
import type { AutoScalingGroupSeed } from './seed-auto-scaling-group.js';
import type { ContainerInstanceSeed } from './seed-container-instance.js';
import type { SubnetSeed } from './seed-subnet.js';
import type { ClusterSeed, EcsSeed, ServiceSeed, TaskDefinitionSeed, TaskSeed } from './ecs-seed.js';

const RUN_TASK_ONLY = [
  ...['capacityProviderStrategy', 'clientToken', 'enableECSManagedTags', 'networkConfiguration', 'platformVersion'],
  ...['placementConstraints', 'placementStrategy', 'propagateTags', 'referenceId', 'volumeConfigurations'],
];

type Members<T> = (keyof T)[];

export const ecsSeedRules: SeedRules = {
  input: ecsInputRules,
  kinds: {
    clusters: { operation: 'CreateCluster', takesText: true, own: ['status'] satisfies Members<ClusterSeed> },
    autoScalingGroups: {
      own: [
        'name',
        'arn',
        'instanceType',
        'minSize',
        'maxSize',
        'desiredCapacity',
        'availabilityZones',
        'newInstancesProtectedFromScaleIn',
      ] satisfies Members<AutoScalingGroupSeed>,
    },
    capacityProviders: { operation: 'CreateCapacityProvider', own: [] },
    subnets: { own: ['subnetId', 'availabilityZone'] satisfies Members<SubnetSeed> },
    containerInstances: {
      own: [
        'instanceType',
        'count',
        'cluster',
        'availabilityZone',
        'launchType',
        'status',
        'agentConnected',
        'agentVersion',
        'capacityProviderName',
        'attributes',
        'tags',
      ] satisfies Members<ContainerInstanceSeed>,
    },
    taskDefinitions: {
      operation: 'RegisterTaskDefinition',
      takesText: true,
      own: ['revision', 'status'] satisfies Members<TaskDefinitionSeed>,
    },
    daemonTaskDefinitions: { operation: 'RegisterDaemonTaskDefinition', takesText: true, own: [] },
    daemons: { operation: 'CreateDaemon', takesText: true, own: [], without: ['clientToken'] },
    services: { operation: 'CreateService', takesText: true, own: ['createdAt'] satisfies Members<ServiceSeed> },
    tasks: {
      operation: 'RunTask',
      takesText: true,
      own: [
        'lastStatus',
        'capacityProviderName',
        'containerInstanceArn',
        'taskId',
        'outcome',
        'stopCode',
        'stoppedReason',
        'createdAt',
        'startedAt',
        'stoppedAt',
      ] satisfies Members<TaskSeed>,
      without: RUN_TASK_ONLY,
    },
  } satisfies Partial<Record<keyof EcsSeed, unknown>>,
  others: ['region', 'described'],
};
