import { createDraw } from '../calls/draw.js';
import { generateInput } from '../calls/generate-input.js';
import { createKnownValues } from '../calls/known-values.js';
import { services, type Input, type ServiceName } from '../calls/services.js';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
const NETWORK = { subnets: ['subnet-1'], securityGroupIds: ['sg-1'] };

function instanceOf(region: string, number: number): Input {
  const instanceId = `i-${number}`;
  const instanceIdentityDocument = JSON.stringify({ instanceId, instanceType: 'm5.large', region });
  // There is a newer agent.
  return { instanceIdentityDocument, versionInfo: { agentVersion: '1.50.0' } };
}

function environmentOf(computeEnvironmentName: string, computeResources: Input): Input {
  return { computeEnvironmentName, type: 'MANAGED', computeResources };
}

function queueOf(name: string): Input {
  return { jobQueueName: name, priority: 1, computeEnvironmentOrder: [{ order: 1, computeEnvironment: name }] };
}

const TRAINING = {
  serviceEnvironmentType: 'SAGEMAKER_TRAINING',
  capacityLimits: [{ maxCapacity: 4, capacityUnit: 'ml.m5.large' }],
};

/** A queue for jobs of Amazon SageMaker, with quota shares. */
function trainingsOf(region: string): Input {
  return {
    ...{ jobQueueName: 'trainings', jobQueueType: 'SAGEMAKER_TRAINING', priority: 1 },
    serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
    schedulingPolicyArn: `arn:aws:batch:${region}:123456789012:scheduling-policy/quotas`,
  };
}

const INSTANCES = {
  type: 'EC2',
  minvCpus: 0,
  maxvCpus: 8,
  instanceTypes: ['m5.large'],
  instanceRole: 'ecs',
  ...NETWORK,
};

export type BeginningCall = readonly [service: ServiceName, operation: string, inputOf: (region: string) => Input];

/** What is there before anything is tried: in each Region something of everything that others need. */
export const beginningCalls: readonly BeginningCall[] = [
  ['ecs', 'CreateCluster', () => ({ clusterName: 'default' })],
  ...[0, 1, 2].map((number) => {
    return ['ecs', 'RegisterContainerInstance', (region: string) => instanceOf(region, number)] as const;
  }),
  ...[0, 1, 2, 3, 1].map(
    (at) => ['ecs', 'RegisterTaskDefinition', () => exampleOf('RegisterTaskDefinition', at)] as const,
  ),
  [
    'ecs',
    'CreateService',
    () => ({
      serviceName: 'web',
      taskDefinition: 'worker',
      desiredCount: 2,
      launchType: 'EC2',
      serviceConnectConfiguration: { enabled: true, namespace: 'shop' },
    }),
  ],
  [
    ...(['ecs', 'CreateService'] as const),
    () => ({ serviceName: 'sets', deploymentController: { type: 'EXTERNAL' }, desiredCount: 2 }),
  ],
  [
    'ecs',
    'CreateTaskSet',
    () => ({ cluster: 'default', service: 'sets', taskDefinition: 'worker', launchType: 'EC2' }),
  ],
  [
    'ecs',
    'RunTask',
    () => ({
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration,
      count: 2,
      enableExecuteCommand: true,
    }),
  ],
  ['ecs', 'CreateCapacityProvider', () => exampleOf('CreateCapacityProvider', 0)],
  ['batch', 'CreateComputeEnvironment', () => environmentOf('instances', INSTANCES)],
  ['batch', 'CreateComputeEnvironment', () => environmentOf('fargate', { type: 'FARGATE', maxvCpus: 4, ...NETWORK })],
  // These can be deleted at once.
  ['batch', 'CreateComputeEnvironment', () => environmentOf('d', { type: 'FARGATE', maxvCpus: 4, ...NETWORK })],
  ['batch', 'UpdateComputeEnvironment', () => ({ computeEnvironment: 'd', state: 'DISABLED' })],
  [
    'batch',
    'CreateJobQueue',
    () => ({
      ...queueOf('d'),
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'fargate' }],
      state: 'DISABLED',
    }),
  ],
  ['batch', 'CreateJobQueue', () => queueOf('instances')],
  ['batch', 'CreateJobQueue', () => queueOf('fargate')],
  ...[0, 1, 2, 3].map(
    (at) => ['batch', 'RegisterJobDefinition', () => exampleOf('RegisterJobDefinition', at)] as const,
  ),
  ['batch', 'CreateServiceEnvironment', () => ({ serviceEnvironmentName: 'training', ...TRAINING })],
  [
    'batch',
    'CreateSchedulingPolicy',
    () => ({ name: 'quotas', quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' } }),
  ],
  ['batch', 'CreateJobQueue', (region) => trainingsOf(region)],
  ['batch', 'SubmitJob', () => ({ jobName: 'a', jobQueue: 'instances', jobDefinition: 'small' })],
];

/** The example that is chosen first by this number. */
function exampleOf(operation: string, at: number): Input {
  const service = services.ecs.operations.includes(operation) ? 'ecs' : 'batch';
  const draw = createDraw([at]);
  return generateInput({ service, operation }, { region: '', known: createKnownValues(), draw });
}
