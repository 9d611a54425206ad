import type { EcsProperties, EcsTaskProperties, TaskContainerProperties } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import type { JobPlatform } from '../find-job-definition.js';
import { nameOfEcsContainer } from '../container-names.js';
import { findNameProblem } from './container-name-rules.js';
import { IMAGE_REQUIRED } from './container-rules.js';
import { dependencyRules } from './dependency-rules.js';
import { taskOfEcs } from './job-task.js';
import { assertTaskResources } from './resource-rules.js';
import { assertRules, type Rule } from './rule.js';
import { assertTask } from './task-rules.js';

const MOST_CONTAINERS = 10;
const IPC_MODES = ['host', 'task', 'none'];
const PID_MODES = ['host', 'task'];
const ROOT = ['root', '0'];

interface Subject {
  readonly task: EcsTaskProperties;
  readonly containers: readonly TaskContainerProperties[];
  readonly platform: JobPlatform;
}

const rules: readonly Rule<Subject>[] = [
  ({ containers: { length } }) =>
    (length < 1 || length > MOST_CONTAINERS) && `Number of containers must be between 1 and ${MOST_CONTAINERS}`,
  ({ containers }) => containers.some(({ image }) => !image) && IMAGE_REQUIRED,
  ({ containers }) => findNameProblem(containers.map(nameOfEcsContainer)),
  ({ containers }) =>
    containers.every(({ essential }) => essential === false) && 'At least one container must be set as essential',
  ({ task: { ipcMode } }) =>
    ipcMode !== undefined &&
    !IPC_MODES.includes(ipcMode) &&
    `ipcMode ${ipcMode} is not valid. Valid values are: [${IPC_MODES.join(', ')}]`,
  ({ task: { pidMode } }) =>
    pidMode !== undefined &&
    !PID_MODES.includes(pidMode) &&
    `Capability ${pidMode} is not valid. Valid capabilities: [${PID_MODES.join(', ')}]`,
  ({ containers }) =>
    containers.some(({ firelensConfiguration }) => firelensConfiguration !== undefined) &&
    !containers.some(({ user = 'root' }) => ROOT.includes(user)) &&
    'When a firelensConfiguration object is specified, at least one container has to run as root',
];

/** Assumption: the wordings about members of ecsProperties that only some platforms have. */
const platformRules: readonly Rule<Subject>[] = [
  ({ task, platform }) =>
    task.ipcMode !== undefined && platform === 'FARGATE' && 'ipcMode is not applicable for Fargate.',
  ({ task, platform }) =>
    task.platformVersion !== undefined && platform !== 'FARGATE' && `platformVersion not applicable for ${platform}.`,
  ({ task, platform }) =>
    task.networkMode !== undefined &&
    platform !== 'MANAGED_INSTANCES' &&
    `networkMode is not applicable for ${platform === 'FARGATE' ? 'Fargate' : platform}.`,
  ({ task: { networkMode = 'host' } }) =>
    networkMode !== 'host' && `networkMode ${networkMode} is not valid. Valid values are: [host]`,
];

export function assertEcsProperties({ taskProperties = [] }: EcsProperties, platform: JobPlatform): void {
  const [task, ...others] = taskProperties;
  if (task === undefined || others.length > 0) {
    // Assumption: the wording about taskProperties; that there is exactly one is on record.
    throw invalidRequest('Number of taskProperties must be 1');
  }
  const { containers = [], runtimePlatform } = task;
  assertRules([...rules, ...platformRules], { task, containers, platform });
  assertRules(dependencyRules, containers);
  assertTaskResources(
    containers.map(({ resourceRequirements }) => ({ resourceRequirements, runtimePlatform })),
    // Assumption: on managed instances a container must ask for as much as on Amazon EC2.
    platform === 'FARGATE' ? 'FARGATE' : 'EC2',
  );
  assertTask(taskOfEcs(task, platform));
}
