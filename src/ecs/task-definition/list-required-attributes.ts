import type { Secret } from '@aws-sdk/client-ecs';
import { isEcrImage } from './ecr-image.js';
import type { CompleteContainer, CompleteDefinition } from './task-definition-record.js';

const DOCKER_API = 'com.amazonaws.ecs.capability.docker-remote-api.';

type Names = readonly (string | false | undefined)[];

/**
 * What each feature asks of a container instance, as seen in replies of AWS and in the names that its agent announces.
 * Assumption: GPUs, and the CPU and memory of the task, ask for no attribute. Other features may ask for more versions of the
 * Docker API than are on record.
 */
const OF_DEFINITION: readonly ((definition: CompleteDefinition) => Names)[] = [
  ({ networkMode }) => (networkMode === 'awsvpc' ? ['ecs.capability.task-eni', `${DOCKER_API}1.18`] : []),
  ({ taskRoleArn, networkMode }) => [
    taskRoleArn && networkMode === 'host' && 'com.amazonaws.ecs.capability.task-iam-role-network-host',
    taskRoleArn && networkMode !== 'host' && 'com.amazonaws.ecs.capability.task-iam-role',
  ],
  ({ pidMode, ipcMode }) => [(pidMode ?? ipcMode) && 'ecs.capability.pid-ipc-namespace-sharing'],
  ({ ephemeralStorage }) => [ephemeralStorage && 'ecs.capability.extensible-ephemeral-storage'],
  ({ proxyConfiguration }) => [proxyConfiguration && 'ecs.capability.aws-appmesh'],
  ({ enableFaultInjection }) => [enableFaultInjection && 'ecs.capability.fault-injection'],
  ({ volumes }) =>
    volumes.flatMap(({ efsVolumeConfiguration: efs, dockerVolumeConfiguration: docker, ...volume }) => [
      ...(efs ? ['ecs.capability.efs', 'ecs.capability.efsAuth', `${DOCKER_API}1.25`] : []),
      docker?.driver && `ecs.capability.docker-plugin.${docker.driver}`,
      volume.fsxWindowsFileServerVolumeConfiguration && 'ecs.capability.fsxWindowsFileServer',
      volume.configuredAtLaunch && 'ecs.capability.storage.ebs-task-volume-attach',
    ]),
];

const OF_CONTAINER: readonly ((container: CompleteContainer, definition: CompleteDefinition) => Names)[] = [
  ({ logConfiguration: log }, { executionRoleArn }) => [
    log && `com.amazonaws.ecs.capability.logging-driver.${log.logDriver}`,
    log && `${DOCKER_API}1.19`,
    log?.logDriver === 'awslogs' && executionRoleArn && 'ecs.capability.execution-role-awslogs',
    (log?.options?.['mode'] ?? log?.options?.['max-buffer-size']) && `${DOCKER_API}1.28`,
    log?.options?.['awslogs-create-group'] && `${DOCKER_API}1.29`,
    ...secretStores(log?.secretOptions).map((store) => `ecs.capability.secrets.${store}.bootstrap.log-driver`),
  ],
  ({ image }, { executionRoleArn }) => [
    isEcrImage(image) && 'com.amazonaws.ecs.capability.ecr-auth',
    isEcrImage(image) && executionRoleArn && 'ecs.capability.execution-role-ecr-pull',
  ],
  ({ repositoryCredentials }) => [
    repositoryCredentials && 'ecs.capability.private-registry-authentication.secretsmanager',
  ],
  ({ secrets }) => secretStores(secrets).map((store) => `ecs.capability.secrets.${store}.environment-variables`),
  ({ environmentFiles = [] }) => [environmentFiles.length > 0 && 'ecs.capability.env-files.s3'],
  ({ healthCheck: check }) => [
    check && 'ecs.capability.container-health-check',
    check && (check.startPeriod === undefined ? `${DOCKER_API}1.24` : `${DOCKER_API}1.29`),
  ],
  ({ dependsOn = [] }) => [dependsOn.length > 0 && 'ecs.capability.container-ordering'],
  ({ restartPolicy }) => [restartPolicy?.enabled && 'ecs.capability.container-restart-policy'],
  ({ firelensConfiguration: router }) => [
    router && `ecs.capability.firelens.${router.type}`,
    router?.options?.['config-file-type'] &&
      `ecs.capability.firelens.options.config.${router.options['config-file-type']}`,
  ],
  ({ privileged }) => [privileged && 'com.amazonaws.ecs.capability.privileged-container'],
  ({ memoryReservation }) => [memoryReservation !== undefined && `${DOCKER_API}1.21`],
  ({ linuxParameters }) => [linuxParameters?.initProcessEnabled && `${DOCKER_API}1.25`],
  ({ credentialSpecs = [] }) => [credentialSpecs.length > 0 && 'ecs.capability.gmsa'],
];

/** The names of the attributes, each once. */
export function listRequiredAttributes(definition: CompleteDefinition): string[] {
  const names = [
    ...OF_DEFINITION.flatMap((namesOf) => namesOf(definition)),
    ...definition.containerDefinitions.flatMap((container) =>
      OF_CONTAINER.flatMap((namesOf) => namesOf(container, definition)),
    ),
  ];
  return [...new Set(names.filter(isName))];
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '';
}

/** AWS Systems Manager or AWS Secrets Manager. */
function secretStores(secrets: readonly Secret[] = []): string[] {
  return secrets.map(({ valueFrom = '' }) => (valueFrom.includes(':secretsmanager:') ? 'asm' : 'ssm'));
}
