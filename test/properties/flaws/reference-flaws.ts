import type { AwsMock } from '../../../src/index.js';

type State = AwsMock['state'];

interface References {
  /** For example `ecs.tasks`. */
  readonly from: string;
  readonly to: string;
  /** The keys that a record refers to. */
  readonly of: (record: Members) => readonly unknown[];
}

/** As far as records refer to others. */
interface Members {
  readonly deployments?: readonly { readonly serviceRevisionArn: string }[];
  readonly computeEnvironmentOrder?: readonly { readonly computeEnvironment: string }[];
  readonly [member: string]: unknown;
}

/** What has ended may outlive what it ran on. */
const live = ({ lastStatus }: Members) => lastStatus !== 'STOPPED';

/** What AWS would not let go while something refers to it. */
const REFERENCES: readonly References[] = [
  { from: 'ecs.tasks', to: 'ecs.clusters', of: ({ clusterArn }) => [clusterArn] },
  { from: 'ecs.tasks', to: 'ecs.taskDefinitions', of: (task) => (live(task) ? [task['taskDefinitionArn']] : []) },
  { from: 'ecs.tasks', to: 'ecs.containerInstances', of: (task) => (live(task) ? [task['containerInstanceArn']] : []) },
  { from: 'ecs.tasks', to: 'ecs.services', of: (task) => (live(task) ? [task['serviceArn']] : []) },
  { from: 'ecs.containerInstances', to: 'ecs.clusters', of: ({ clusterArn }) => [clusterArn] },
  { from: 'ecs.services', to: 'ecs.clusters', of: ({ clusterArn }) => [clusterArn] },
  {
    ...{ from: 'ecs.services', to: 'ecs.serviceRevisions' },
    of: ({ deployments = [] }) => deployments.map((one) => one.serviceRevisionArn),
  },
  { from: 'ecs.services', to: 'ecs.serviceDeployments', of: (service) => [service['currentServiceDeployment']] },
  { from: 'ecs.serviceDeployments', to: 'ecs.services', of: ({ serviceArn }) => [serviceArn] },
  { from: 'ecs.serviceDeployments', to: 'ecs.serviceRevisions', of: ({ targetRevisionArn }) => [targetRevisionArn] },
  { from: 'ecs.serviceRevisions', to: 'ecs.services', of: ({ serviceArn }) => [serviceArn] },
  { from: 'ecs.taskSets', to: 'ecs.services', of: ({ serviceArn }) => [serviceArn] },
  {
    ...{ from: 'batch.jobQueues', to: 'batch.computeEnvironments' },
    of: ({ computeEnvironmentOrder = [] }) => computeEnvironmentOrder.map((one) => one.computeEnvironment),
  },
  { from: 'batch.jobs', to: 'batch.jobs', of: ({ parentArn }) => [parentArn] },
  { from: 'batch.instances', to: 'batch.computeEnvironments', of: (instance) => [instance['computeEnvironmentArn']] },
];

/** Records that refer to others that are not there. */
export function flawsOfReferences(state: State): string[] {
  return REFERENCES.flatMap(({ from, to, of }) => {
    const known = tableOf(state, to);
    return Object.entries(tableOf(state, from)).flatMap(([key, record]) =>
      of(record)
        .filter((reference) => typeof reference === 'string' && !Object.hasOwn(known, reference))
        .map((reference) => `${key} refers to ${String(reference)}, which is not there`),
    );
  });
}

function tableOf(state: State, name: string): Readonly<Record<string, Members>> {
  const [service = '', table = ''] = name.split('.');
  return (state as unknown as Record<string, Record<string, Record<string, Members>>>)[service]?.[table] ?? {};
}
