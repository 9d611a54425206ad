import type { Attribute } from '@aws-sdk/client-ecs';

/** Where and on what an instance runs. */
export interface InstanceFacts {
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly architecture: string;
  readonly subnetId: string;
}

const LOG_DRIVERS = ['awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'];
const DOCKER_API_VERSIONS = Array.from({ length: 28 }, (_, index) => `1.${17 + index}`);

/** What the agent of an ECS-optimized Linux AMI says that it can do. */
const CAPABILITIES: readonly string[] = [
  ...DOCKER_API_VERSIONS.map((version) => `com.amazonaws.ecs.capability.docker-remote-api.${version}`),
  ...LOG_DRIVERS.map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`),
  'com.amazonaws.ecs.capability.ecr-auth',
  'com.amazonaws.ecs.capability.privileged-container',
  'com.amazonaws.ecs.capability.task-iam-role',
  'com.amazonaws.ecs.capability.task-iam-role-network-host',
  'ecs.capability.aws-appmesh',
  'ecs.capability.container-health-check',
  'ecs.capability.container-ordering',
  'ecs.capability.container-restart-policy',
  'ecs.capability.docker-plugin.local',
  'ecs.capability.efs',
  'ecs.capability.efsAuth',
  'ecs.capability.env-files.s3',
  'ecs.capability.execution-role-awslogs',
  'ecs.capability.execution-role-ecr-pull',
  'ecs.capability.extensible-ephemeral-storage',
  'ecs.capability.fault-injection',
  'ecs.capability.firelens.fluentbit',
  'ecs.capability.firelens.fluentd',
  'ecs.capability.firelens.options.config.file',
  'ecs.capability.firelens.options.config.s3',
  'ecs.capability.full-sync',
  'ecs.capability.pid-ipc-namespace-sharing',
  'ecs.capability.private-registry-authentication.secretsmanager',
  'ecs.capability.secrets.asm.bootstrap.log-driver',
  'ecs.capability.secrets.asm.environment-variables',
  'ecs.capability.secrets.ssm.bootstrap.log-driver',
  'ecs.capability.secrets.ssm.environment-variables',
  'ecs.capability.storage.ebs-task-volume-attach',
  'ecs.capability.task-cpu-mem-limit',
  'ecs.capability.task-eni',
];

/** The attributes that AWS and the agent give an instance. */
export function builtInAttributes({
  instanceType,
  availabilityZone,
  architecture,
  subnetId,
}: InstanceFacts): Attribute[] {
  return [
    { name: 'ecs.ami-id', value: 'ami-0c9a3a1b2d4e5f601' },
    { name: 'ecs.availability-zone', value: availabilityZone },
    { name: 'ecs.instance-type', value: instanceType },
    { name: 'ecs.os-type', value: 'linux' },
    { name: 'ecs.os-family', value: 'LINUX' },
    { name: 'ecs.cpu-architecture', value: architecture },
    { name: 'ecs.vpc-id', value: 'vpc-0a1b2c3d4e5f60718' },
    { name: 'ecs.subnet-id', value: subnetId },
    ...CAPABILITIES.map((name) => ({ name })),
  ];
}

export function attributeOf(attributes: readonly Attribute[], name: string): string | undefined {
  return valuesOf(attributes).get(name);
}

export function hasAttribute(attributes: readonly Attribute[], name: string): boolean {
  return valuesOf(attributes).has(name);
}

const known = new WeakMap<readonly Attribute[], ReadonlyMap<string, string | undefined>>();

/** Placement asks each instance for each task, and the attributes of a record hardly ever change. */
function valuesOf(attributes: readonly Attribute[]): ReadonlyMap<string, string | undefined> {
  const values = known.get(attributes) ?? new Map(attributes.map(({ name = '', value }) => [name, value] as const));
  if (Object.isFrozen(attributes)) known.set(attributes, values);
  return values;
}
