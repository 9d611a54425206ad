import { arnTail } from '../../aws/arn.js';
import type { ComputeEnvironmentRecord } from '../../batch/compute-environment/compute-environment-record.js';
import type { JobRecord } from '../../batch/job/job-record.js';
import type { ServiceJobRecord } from '../../batch/service-job/service-job-record.js';
import type { ContainerInstanceRecord } from '../../ecs/container-instance/container-instance-record.js';
import type { ServiceDeploymentRecord } from '../../ecs/service-deployment/service-deployment-record.js';
import type { ServiceRecord } from '../../ecs/service/service-record.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';
import { shortenIds, shortName } from '../../store/changes.js';
import type { Slices } from '../../store/state.js';
import { tableDefinitions } from '../../store/store.js';
import type { Stored } from '../../store/table.js';
import { toneOf, type Tone } from './tone.js';

/** How the records of a table are shown over time. */
export interface LaneKind {
  /** For example `ecs.tasks`. */
  readonly table: string;
  /** The headline over its lanes. */
  readonly section: string;
  nameOf(record: Stored, key: string): string;
  stateOf(record: Stored): LaneState;
  /** All that people want to know of it. Undefined: they have no interest in it. */
  wordsOf(record: Stored): string | undefined;
}

export interface LaneState {
  readonly label: string;
  readonly tone: Tone;
}

/** What is said of some tables better than the words for their records say it. */
interface Portrait {
  nameOf(record: Stored, key: string): string;
  stateOf(record: Stored): LaneState;
}

const service: Portrait = {
  nameOf: ({ serviceName }: ServiceRecord) => serviceName,
  stateOf({ status, desiredCount, deployments: [primary] }: ServiceRecord) {
    const state = status === 'ACTIVE' ? (primary?.rolloutState ?? status) : status;
    return { label: `${state} desired ${desiredCount}`, tone: toneOf(state) };
  },
};

const serviceDeployment: Portrait = {
  nameOf: ({ serviceArn, serviceDeploymentArn }: ServiceDeploymentRecord) =>
    `${arnTail(serviceArn)} ${arnTail(serviceDeploymentArn).slice(0, 8)}…`,
  stateOf: ({ status, stage }: ServiceDeploymentRecord) => ({
    label: [status, stage?.name].filter(Boolean).join(' '),
    tone: toneOf(status),
  }),
};

const task: Portrait = {
  nameOf: ({ taskDefinitionArn, taskArn }: TaskRecord) =>
    shortenIds(`${arnTail(taskDefinitionArn)} ${arnTail(taskArn)}`),
  stateOf(record: TaskRecord) {
    return { label: record.lastStatus, tone: hasFailed(record) ? 'bad' : toneOf(record.lastStatus) };
  },
};

const ON_PURPOSE: readonly string[] = ['UserInitiated', 'ServiceSchedulerInitiated'];

/** What was stopped on purpose has not failed, whatever its containers say. */
function hasFailed({ lastStatus, stopCode, containers }: TaskRecord): boolean {
  if (lastStatus !== 'STOPPED' || stopCode === undefined || ON_PURPOSE.includes(stopCode)) return false;
  return stopCode !== 'EssentialContainerExited' || containers.some(({ exitCode }) => exitCode !== 0);
}

const job: Portrait = {
  nameOf: ({ jobName, jobId }: JobRecord | ServiceJobRecord) => shortenIds(`${jobName} ${jobId}`),
  stateOf({ status, attempts }: JobRecord | ServiceJobRecord) {
    const isAgain = attempts.length > 0 && status !== 'SUCCEEDED' && status !== 'FAILED';
    const label = isAgain ? `${status} attempt ${attempts.length + 1}` : status;
    return { label, tone: status === 'RUNNING' ? 'progress' : toneOf(status) };
  },
};

const containerInstance: Portrait = {
  nameOf: ({ ec2InstanceId, containerInstanceArn }: ContainerInstanceRecord) =>
    ec2InstanceId ?? shortenIds(arnTail(containerInstanceArn)),
  stateOf: ({ status, agentConnected }: ContainerInstanceRecord) =>
    agentConnected ? { label: status, tone: toneOf(status) } : { label: `${status} disconnected`, tone: 'bad' },
};

const computeEnvironment: Portrait = {
  nameOf: ({ computeEnvironmentName }: ComputeEnvironmentRecord) => computeEnvironmentName,
  stateOf({ status, computeResources }: ComputeEnvironmentRecord) {
    const { desiredvCpus } = computeResources ?? {};
    return { label: desiredvCpus === undefined ? status : `${status} ${desiredvCpus} vCPUs`, tone: toneOf(status) };
  },
};

/** In the order of their sections. All other tables follow. */
const PORTRAITS: ReadonlyMap<string, Portrait> = new Map([
  ['ecs.services', service],
  ['ecs.serviceDeployments', serviceDeployment],
  ['batch.jobs', job],
  ['batch.serviceJobs', job],
  ['ecs.tasks', task],
  ['ecs.containerInstances', containerInstance],
  ['batch.computeEnvironments', computeEnvironment],
]);

/** Of every table of the world, in the order in which people look for them. */
export function laneKinds(slices: Slices): LaneKind[] {
  const definitions = tableDefinitions(slices);
  const others = Object.entries(slices).flatMap(([slice, tables]) => Object.keys(tables).map((t) => `${slice}.${t}`));
  return [...new Set([...PORTRAITS.keys(), ...others])].flatMap((table) => {
    const definition = definitions.get(table);
    if (definition === undefined) return [];
    const wordsOf: LaneKind['wordsOf'] = (record) => definition.describe(record);
    const portrait = PORTRAITS.get(table) ?? portraitBy(wordsOf);
    return [{ table, section: headline(table), ...portrait, wordsOf }];
  });
}

/** The words for a record begin with its state. */
function portraitBy(wordsOf: LaneKind['wordsOf']): Portrait {
  return {
    nameOf: (_, key) => shortenIds(shortName(key).replace(/^[a-z-]+\//, '')),
    stateOf(record) {
      const label = wordsOf(record) ?? '';
      return { label, tone: toneOf(label) };
    },
  };
}

/** `ecs.taskDefinitions` is `Task definitions`. */
function headline(table: string): string {
  const words = table.slice(table.indexOf('.') + 1).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
