import type { Example } from './examples.js';
import type { Caller } from './generate-input.js';
import { textFor } from './plausible-values.js';
import type { Input } from './services.js';

const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };

/** The cluster that has most of what there is, or another one. */
export function clusterOf(caller: Caller): Input {
  return caller.draw.oneIn(6) ? { cluster: textFor('cluster', caller) } : { cluster: 'default' };
}

export const ROLE: string = 'arn:aws:iam::123456789012:role/a';

/** One on Fargate, the others on instances, which they fill in different ways. */
const DEFINITIONS: readonly [Input, ...Input[]] = [
  {
    ...{ family: 'web', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' },
    ...{ taskRoleArn: ROLE, executionRoleArn: ROLE },
    containerDefinitions: [{ name: 'app', image: 'web:1', portMappings: [{ containerPort: 80 }] }],
  },
  {
    ...{ family: 'worker', networkMode: 'bridge' },
    containerDefinitions: [{ name: 'app', image: 'worker:1', cpu: 128, memory: 128 }],
  },
  {
    ...{ family: 'port', networkMode: 'host' },
    containerDefinitions: [{ name: 'app', image: 'port:1', memory: 64, portMappings: [{ containerPort: 8_080 }] }],
  },
  {
    ...{ family: 'fails', networkMode: 'bridge' },
    containerDefinitions: [
      { name: 'app', image: 'fails:1', memory: 64, dependsOn: [{ containerName: 'side', condition: 'START' }] },
      { name: 'side', image: 'side:1', memory: 64, essential: false },
    ],
  },
];

const ON_INSTANCES = ['worker', 'worker', 'port', 'fails'] as const;

/** What tasks are launched from, with or without an instance. */
function launchOf({ draw }: Caller): Input {
  return draw.below(3) === 0
    ? { taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration }
    : { taskDefinition: draw.of(ON_INSTANCES), launchType: 'EC2' };
}

const DEPLOYMENTS = [
  undefined,
  { minimumHealthyPercent: 50, maximumPercent: 150 },
  { deploymentCircuitBreaker: { enable: true, rollback: true } },
  { alarms: { alarmNames: ['a'], enable: true, rollback: true } },
  { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
] as const;

/** A service of one of the kinds that there are. */
function serviceOf(caller: Caller): Input {
  const { draw } = caller;
  switch (draw.below(6)) {
    case 1:
      return { taskDefinition: 'worker', launchType: 'EC2', schedulingStrategy: 'DAEMON' };
    case 2:
      return { deploymentController: { type: 'EXTERNAL' }, desiredCount: draw.below(4) };
    default:
      return { ...launchOf(caller), desiredCount: draw.below(4), deploymentConfiguration: draw.of(DEPLOYMENTS) };
  }
}

/** A service with its cluster, by which AWS knows it. */
function owned(caller: Caller): Input {
  return { ...clusterOf(caller), service: textFor('service', caller) };
}

/** Mostly the service that has task sets. */
function ofSets(caller: Caller): Input {
  return caller.draw.oneIn(5) ? owned(caller) : { cluster: 'default', service: 'sets' };
}

const PROVIDERS = ['FARGATE', 'FARGATE_SPOT', 'a', 'b'] as const;
const SETTINGS = ['containerInsights', 'taskLongArnFormat', 'fargateTaskRetirementWaitPeriod'] as const;
const AUTO_SCALING = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName';

/** A provider of one of the kinds that there are. */
function providerOf({ draw }: Caller): Input {
  const names = ['a', 'b', 'c'] as const;
  if (draw.below(2) === 1) {
    const template = { ec2InstanceProfileArn: `${ROLE}-profile`, networkConfiguration: { subnets: ['subnet-1'] } };
    const managedInstancesProvider = { infrastructureRoleArn: ROLE, instanceLaunchTemplate: template };
    return { name: `managed-${draw.of(names)}`, cluster: 'default', managedInstancesProvider };
  }
  const managedScaling = { status: draw.of(['ENABLED', 'DISABLED']) };
  return {
    name: draw.of(names),
    autoScalingGroupProvider: { autoScalingGroupArn: `${AUTO_SCALING}/${draw.of(names)}`, managedScaling },
  };
}

export const ecsExamples: Readonly<Record<string, Example>> = {
  CreateCapacityProvider: providerOf,
  CreateCluster: (caller) => ({ clusterName: caller.draw.of(['default', 'a', 'b']) }),
  CreateDaemon: (caller) => ({
    ...{ daemonName: caller.draw.of(['a', 'b']), clusterArn: undefined },
    daemonTaskDefinitionArn: textFor('daemonTaskDefinitionArn', caller),
    capacityProviderArns: [`arn:aws:ecs:${caller.region}:123456789012:capacity-provider/managed-a`],
  }),
  CreateExpressGatewayService: ({ draw }) => ({
    ...{ serviceName: draw.of(['x', 'y', 'z']), executionRoleArn: ROLE, infrastructureRoleArn: ROLE },
    primaryContainer: { image: 'shop:1' },
  }),
  CreateGateway: ({ draw }) => ({
    ...{ name: draw.of(['a', 'b']), infrastructureRoleArn: ROLE, configuration: { hostSharedAlb: {} } },
    deletionProtection: false,
  }),
  CreateService: (caller) => ({
    ...clusterOf(caller),
    serviceName: caller.draw.of(['a', 'b', 'c', 'd']),
    ...serviceOf(caller),
  }),
  CreateTaskSet: (caller) => ({
    ...ofSets(caller),
    ...{ taskDefinition: caller.draw.of(ON_INSTANCES), launchType: 'EC2' },
    scale: { value: caller.draw.of([100, 50, 0]), unit: 'PERCENT' },
  }),
  DeleteAccountSetting: ({ draw }) => ({ name: draw.of(SETTINGS) }),
  DeleteAttributes: (caller) => ({ ...clusterOf(caller), attributes: [targetOf(caller)] }),
  DeleteService: (caller) => ({ ...owned(caller), force: caller.draw.below(2) === 1 }),
  DeleteTaskSet: (caller) => ({ ...ofSets(caller), taskSet: textFor('taskSet', caller) }),
  DescribeServices: (caller) => ({ ...clusterOf(caller), services: [textFor('service', caller)] }),
  DescribeTaskSets: (caller) => ({ ...ofSets(caller), taskSets: [textFor('taskSet', caller)] }),
  DescribeTasks: (caller) => ({ ...clusterOf(caller), tasks: [textFor('task', caller)] }),
  ExecuteCommand: (caller) => ({
    ...clusterOf(caller),
    ...{ task: textFor('task', caller), command: 'sh', interactive: true },
  }),
  ListAttributes: (caller) => ({ ...clusterOf(caller), targetType: 'container-instance' }),
  PutAccountSetting: settingOf,
  PutAccountSettingDefault: settingOf,
  PutAttributes: (caller) => ({ ...clusterOf(caller), attributes: [{ ...targetOf(caller), value: 'blue' }] }),
  PutClusterCapacityProviders: (caller) => ({
    ...{ cluster: caller.draw.of(['default', 'a', 'b']), capacityProviders: [caller.draw.of(PROVIDERS)] },
    defaultCapacityProviderStrategy: [],
  }),
  RegisterContainerInstance: (caller) => ({
    ...clusterOf(caller),
    instanceIdentityDocument: JSON.stringify({
      instanceId: `i-${String(caller.draw.below(1_000_000)).padStart(17, '0')}`,
      instanceType: caller.draw.of(['m5.large', 't3.micro', 'c5.xlarge', 'g4dn.xlarge']),
      availabilityZone: `${caller.region}${caller.draw.of(['a', 'b', 'c'])}`,
    }),
  }),
  RegisterDaemonTaskDefinition: ({ draw }) => ({
    family: draw.of(['a', 'b']),
    containerDefinitions: [{ name: 'app', image: 'agent:1', cpu: 128, memory: 128 }],
  }),
  RegisterTaskDefinition: ({ draw }) => draw.of(DEFINITIONS),
  RunTask: (caller) => ({ ...clusterOf(caller), ...launchOf(caller), count: caller.draw.of([1, 2, 3, 10]) }),
  StartTask: (caller) => ({
    ...{ ...clusterOf(caller), taskDefinition: caller.draw.of(ON_INSTANCES) },
    containerInstances: [textFor('containerInstance', caller)],
  }),
  StopTask: (caller) => ({ ...clusterOf(caller), task: textFor('task', caller) }),
  SubmitContainerStateChange: (caller) => ({
    ...{ ...clusterOf(caller), task: textFor('task', caller), containerName: 'app' },
    ...{ status: caller.draw.of(['STOPPED', 'RUNNING']), exitCode: caller.draw.of([0, 1, 137]) },
  }),
  SubmitTaskStateChange: (caller) => ({
    // What an agent says of times may be anything.
    ...{ pullStartedAt: undefined, pullStoppedAt: undefined, executionStoppedAt: undefined },
    ...{ ...clusterOf(caller), task: textFor('task', caller) },
    status: caller.draw.of(['STOPPED', 'RUNNING']),
  }),
  UpdateCapacityProvider: (caller) => {
    const { name, autoScalingGroupProvider } = providerOf(caller);
    if (autoScalingGroupProvider === undefined) return { name };
    return { name, autoScalingGroupProvider: { managedDraining: caller.draw.of(['ENABLED', 'DISABLED']) } };
  },
  UpdateClusterSettings: (caller) => ({
    ...clusterOf(caller),
    settings: [{ name: 'containerInsights', value: caller.draw.of(['enabled', 'disabled']) }],
  }),
  UpdateContainerInstancesState: (caller) => ({
    ...{ ...clusterOf(caller), containerInstances: [textFor('containerInstance', caller)] },
    status: caller.draw.of(['ACTIVE', 'DRAINING']),
  }),
  UpdateService: (caller) => ({
    ...owned(caller),
    ...caller.draw.of<Input>([
      { desiredCount: caller.draw.below(5) },
      { taskDefinition: caller.draw.of(ON_INSTANCES) },
      { forceNewDeployment: true },
      { deploymentConfiguration: caller.draw.of(DEPLOYMENTS) },
    ]),
  }),
  UpdateServicePrimaryTaskSet: (caller) => ({ ...ofSets(caller), primaryTaskSet: textFor('taskSet', caller) }),
  UpdateTaskProtection: (caller) => ({
    ...{ ...clusterOf(caller), tasks: [textFor('task', caller)] },
    protectionEnabled: caller.draw.below(2) === 0,
  }),
  UpdateTaskSet: (caller) => ({
    ...{ ...ofSets(caller), taskSet: textFor('taskSet', caller) },
    scale: { value: caller.draw.of([100, 50, 0]), unit: 'PERCENT' },
  }),
};

function settingOf({ draw }: Caller): Input {
  return draw.of([
    { name: 'containerInsights', value: 'enabled' },
    { name: 'taskLongArnFormat', value: 'enabled' },
    { name: 'fargateTaskRetirementWaitPeriod', value: '14' },
  ]);
}

function targetOf(caller: Caller): Input {
  const targetId = textFor('containerInstance', caller);
  return { name: caller.draw.of(['stack', 'rack']), targetType: 'container-instance', targetId };
}
