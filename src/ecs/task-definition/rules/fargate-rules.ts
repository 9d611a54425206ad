import { isEcrImage } from '../ecr-image.js';
import { findStorageProblem } from '../ephemeral-storage.js';
import { findFargateSizeProblem } from '../fargate-size.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];
const CAPABILITIES = ['SYS_PTRACE'];
const LEAST_TIMEOUT_S = 2;
const MOST_TIMEOUT_S = 120;

const rulesOfContainer: readonly ContainerRule[] = [
  ({ privileged }) => privileged && "Fargate requires that the 'privileged' setting be 'false'.",
  ({ dockerSecurityOptions = [] }) => dockerSecurityOptions.length > 0 && unsupported('dockerSecurityOptions'),
  ({ linuxParameters }) => (linuxParameters?.devices ?? []).length > 0 && unsupported('devices'),
  ({ linuxParameters }) => linuxParameters?.sharedMemorySize !== undefined && unsupported('sharedMemorySize'),
  ({ linuxParameters }) => linuxParameters?.maxSwap !== undefined && unsupported('maxSwap'),
  ({ linuxParameters }) => linuxParameters?.swappiness !== undefined && unsupported('swappiness'),
  ({ linuxParameters }) => {
    const refused = linuxParameters?.capabilities?.add?.find((capability) => !CAPABILITIES.includes(capability));
    return refused !== undefined && `${refused} is not allowed on Fargate.`;
  },
  ({ resourceRequirements = [] }) =>
    resourceRequirements.some(({ type }) => type === 'GPU') &&
    'Tasks using the Fargate launch type do not support GPU resource requirements',
  ({ image }, { executionRoleArn }) =>
    isEcrImage(image) &&
    executionRoleArn === undefined &&
    'Fargate requires task definition to have execution role ARN to support ECR images.',
  ({ logConfiguration: log }) =>
    log &&
    !LOG_DRIVERS.includes(log.logDriver ?? '') &&
    `${log.logDriver} is not a valid log driver. Must be one of [${LOG_DRIVERS.join(', ')}]`,
  ({ logConfiguration: log }, { executionRoleArn }) =>
    log?.logDriver === 'awslogs' &&
    executionRoleArn === undefined &&
    'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
  ({ logConfiguration: log }) =>
    log?.logDriver === 'awslogs' &&
    !log.options?.['awslogs-stream-prefix'] &&
    'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
  // Assumption: the wordings of the time-outs.
  ({ name, startTimeout }) => !isTimeout(startTimeout) && timeoutMessage('startTimeout', name),
  ({ name, stopTimeout }) => !isTimeout(stopTimeout) && timeoutMessage('stopTimeout', name),
];

export const fargateRules: readonly TaskDefinitionRule[] = [
  ({ networkMode }) => networkMode !== 'awsvpc' && 'Fargate only supports network mode ‘awsvpc’.',
  findFargateSizeProblem,
  ({ pidMode }) =>
    pidMode === 'host' &&
    "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
  ({ ipcMode }) => ipcMode && unsupported('ipcMode'),
  ({ placementConstraints }) => placementConstraints.length > 0 && unsupported('constraints'),
  ({ volumes }) => volumes.some(({ host }) => host?.sourcePath) && unsupported('sourcePath'),
  ({ volumes }) =>
    volumes.some(({ dockerVolumeConfiguration: docker }) => docker) && unsupported('dockerVolumeConfiguration'),
  // Assumption: the wording; that this volume is for Windows on Amazon EC2 is documented.
  ({ volumes }) =>
    volumes.some(({ fsxWindowsFileServerVolumeConfiguration: fsx }) => fsx) &&
    unsupported('fsxWindowsFileServerVolumeConfiguration'),
  ({ ephemeralStorage }) => ephemeralStorage && findStorageProblem(ephemeralStorage),
  forEachContainer(rulesOfContainer),
];

function unsupported(member: string): string {
  return `Fargate compatible task definitions do not support ${member}`;
}

function isTimeout(seconds: number | undefined): boolean {
  return seconds === undefined || (seconds >= LEAST_TIMEOUT_S && seconds <= MOST_TIMEOUT_S);
}

function timeoutMessage(member: string, name: string): string {
  return `The '${member}' setting for container '${name}' must be between ${LEAST_TIMEOUT_S} and ${MOST_TIMEOUT_S}.`;
}
