import type { Example } from './examples.js';
import type { Caller } from './generate-input.js';
import { textFor } from './plausible-values.js';
import type { Input } from './services.js';

const NETWORK = { subnets: ['subnet-1'], securityGroupIds: ['sg-1'] };

const ENVIRONMENTS: readonly [Input, ...Input[]] = [
  {
    ...{ type: 'EC2', minvCpus: 0, maxvCpus: 8, instanceTypes: ['c6i.large', 'r6i.xlarge'] },
    ...{ ...NETWORK, instanceRole: 'ecsInstanceRole' },
  },
  {
    ...{
      type: 'EC2',
      minvCpus: 2,
      maxvCpus: 8,
      instanceTypes: ['m5.large'],
      allocationStrategy: 'BEST_FIT_PROGRESSIVE',
    },
    ...{ ...NETWORK, instanceRole: 'ecsInstanceRole' },
  },
  { type: 'FARGATE', maxvCpus: 4, ...NETWORK },
];

const NAMES = ['a', 'b', 'c', 'd'] as const;
const ROLE = 'arn:aws:iam::123456789012:role/a';

function containerOf(vcpus: string, memory: string): Input {
  return {
    image: 'busybox',
    resourceRequirements: [
      { type: 'VCPU', value: vcpus },
      { type: 'MEMORY', value: memory },
    ],
  };
}

/** The definitions have the names of the places where their jobs can run. */
const DEFINITIONS: readonly [Input, ...Input[]] = [
  { jobDefinitionName: 'small', type: 'container', containerProperties: containerOf('1', '512') },
  {
    ...{ jobDefinitionName: 'large', type: 'container', containerProperties: containerOf('3', '6000') },
    retryStrategy: { attempts: 2 },
  },
  {
    ...{ jobDefinitionName: 'fargate', type: 'container', platformCapabilities: ['FARGATE'] },
    containerProperties: { ...containerOf('1', '2048'), executionRoleArn: ROLE },
  },
  {
    ...{ jobDefinitionName: 'nodes', type: 'multinode' },
    nodeProperties: {
      ...{ numNodes: 2, mainNode: 0 },
      nodeRangeProperties: [{ targetNodes: '0:', container: containerOf('1', '512') }],
    },
  },
];

/** What makes a job more than one that just runs. */
function jobTraits(caller: Caller): Input {
  const { draw } = caller;
  switch (draw.below(8)) {
    case 1:
      return { arrayProperties: { size: draw.of([2, 3, 5]) } };
    case 2:
      return { dependsOn: [{ jobId: textFor('jobId', caller) }] };
    case 3:
      return { retryStrategy: { attempts: 3 } };
    case 4:
      return { timeout: { attemptDurationSeconds: 60 } };
    case 5:
      return { arrayProperties: { size: 2 }, dependsOn: [{ type: 'SEQUENTIAL' }] };
    default:
      return {};
  }
}

function placeOf({ draw }: Caller): Input {
  return draw.of<Input>([
    { jobQueue: 'instances', jobDefinition: 'small' },
    { jobQueue: 'instances', jobDefinition: 'large' },
    { jobQueue: 'fargate', jobDefinition: 'fargate' },
    { jobQueue: 'instances', jobDefinition: 'nodes' },
  ]);
}

function endOf(caller: Caller): Input {
  return { jobId: textFor('jobId', caller), reason: 'enough' };
}

function policyOf({ region, draw }: Caller): { readonly arn: string } {
  return { arn: `arn:aws:batch:${region}:123456789012:scheduling-policy/${draw.of(NAMES)}` };
}

const TRAINER = 'ml.m5.large';
const PAYLOAD = JSON.stringify({
  TrainingJobName: 'resnet',
  ResourceConfig: { InstanceCount: 1, InstanceType: TRAINER, VolumeSizeInGB: 1 },
});

const STATUSES = ['RUNNABLE', 'RUNNING', 'SUCCEEDED', 'FAILED', 'PENDING'] as const;

export const batchExamples: Readonly<Record<string, Example>> = {
  CancelJob: endOf,
  CreateComputeEnvironment: ({ draw }) => ({
    ...{ computeEnvironmentName: draw.of(NAMES), type: 'MANAGED', state: 'ENABLED' },
    ...{ computeResources: draw.of(ENVIRONMENTS), serviceRole: ROLE },
  }),
  CreateConsumableResource: ({ draw }) => ({
    ...{ consumableResourceName: draw.of(NAMES), totalQuantity: draw.of([2, 5]) },
    resourceType: draw.of(['REPLENISHABLE', 'NON_REPLENISHABLE']),
  }),
  CreateJobQueue: (caller) => ({
    ...{ jobQueueName: caller.draw.of(NAMES), priority: caller.draw.below(3), state: 'ENABLED' },
    computeEnvironmentOrder: [{ order: 1, computeEnvironment: caller.draw.of(['instances', 'fargate']) }],
  }),
  CreateQuotaShare: ({ draw }) => ({
    ...{ quotaShareName: draw.of(NAMES), jobQueue: 'trainings' },
    capacityLimits: [{ maxCapacity: 2, capacityUnit: TRAINER }],
    resourceSharingConfiguration: { strategy: 'RESERVE' },
    preemptionConfiguration: { inSharePreemption: 'DISABLED' },
  }),
  CreateSchedulingPolicy: ({ draw }) => ({
    name: draw.of(NAMES),
    fairsharePolicy: { shareDecaySeconds: 60, shareDistribution: [{ shareIdentifier: 'a', weightFactor: 1 }] },
  }),
  CreateServiceEnvironment: ({ draw }) => ({
    ...{ serviceEnvironmentName: draw.of(NAMES), serviceEnvironmentType: 'SAGEMAKER_TRAINING' },
    ...{ state: draw.of(['ENABLED', 'DISABLED']), capacityLimits: [{ maxCapacity: 4, capacityUnit: TRAINER }] },
  }),
  DeleteComputeEnvironment: ({ draw }) => ({ computeEnvironment: draw.of(NAMES) }),
  DeleteSchedulingPolicy: policyOf,
  DescribeSchedulingPolicies: (caller) => ({ arns: [policyOf(caller).arn] }),
  DeleteJobQueue: ({ draw }) => ({ jobQueue: draw.of(NAMES) }),
  ListJobs: ({ draw }) => ({ jobQueue: draw.of(['instances', 'fargate']), jobStatus: draw.of(STATUSES) }),
  ListServiceJobs: ({ draw }) => ({ jobQueue: 'trainings', jobStatus: draw.of(STATUSES) }),
  RegisterJobDefinition: ({ draw }) => draw.of(DEFINITIONS),
  SubmitJob: (caller) => ({ jobName: caller.draw.of(NAMES), ...placeOf(caller), ...jobTraits(caller) }),
  SubmitServiceJob: (caller) => ({
    ...{ jobName: caller.draw.of(NAMES), jobQueue: 'trainings', serviceJobType: 'SAGEMAKER_TRAINING' },
    ...{ quotaShareName: textFor('quotaShareName', caller), serviceRequestPayload: PAYLOAD },
  }),
  TerminateJob: endOf,
  UpdateComputeEnvironment: ({ draw }) => ({
    computeEnvironment: draw.of(NAMES),
    state: draw.of(['DISABLED', 'ENABLED']),
  }),
  UpdateSchedulingPolicy: policyOf,
  UpdateJobQueue: ({ draw }) => ({ jobQueue: draw.of(NAMES), state: draw.of(['DISABLED', 'ENABLED']) }),
};
