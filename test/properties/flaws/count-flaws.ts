import type { Cluster, ContainerInstance, Service } from '@aws-sdk/client-ecs';
import type { JobDetail } from '@aws-sdk/client-batch';
import type { AwsMock } from '../../../src/index.js';
import type { ServiceName } from '../calls/services.js';
import { REGIONS, type ModelWorld } from '../model/model-world.js';

type State = AwsMock['state'];

/** What replies count, against what there is. */
export async function flawsOfCounts(world: ModelWorld): Promise<string[]> {
  const flaws: string[] = [];
  for (const region of REGIONS) {
    for (const { service, operation, member, keysOf, groupOf = () => ({}), flawsOf } of COUNTS) {
      for (const [group, keys] of groupBy(
        keysOf(world.aws.state).filter((key) => key.includes(`:${region}:`)),
        groupOf,
      )) {
        // As many as one call may ask for.
        const input = { ...(JSON.parse(group) as object), [member]: keys.slice(0, 10) };
        const reply = await world.call({ service, operation }, region, input);
        if ('error' in reply) flaws.push(`${operation} ${keys.join()} fails: ${String(reply.error)}`);
        else flaws.push(...((reply.output[member] ?? []) as never[]).flatMap((one) => flawsOf(one, world.aws.state)));
      }
    }
  }
  return flaws;
}

function groupBy(keys: readonly string[], groupOf: (key: string) => object): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const group = JSON.stringify(groupOf(key));
    groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  return groups;
}

interface Count {
  readonly service: ServiceName;
  readonly operation: string;
  readonly member: string;
  keysOf(state: State): string[];
  /** What else the call says, so that it finds them. */
  groupOf?(key: string): object;
  flawsOf(shown: never, state: State): string[];
}

const clusterOf = (arn: string) => ({ cluster: arn.split('/')[1] });
/** Nobody can ask for what is left of others. */
function inActiveClusters(
  { clusters }: State['ecs'],
  records: Readonly<Record<string, { readonly clusterArn: string }>>,
): string[] {
  const isActive = ({ clusterArn }: { readonly clusterArn: string }) => clusters[clusterArn]?.status === 'ACTIVE';
  return Object.entries(records).flatMap(([arn, record]) => (isActive(record) ? [arn] : []));
}

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

const COUNTS: readonly Count[] = [
  {
    ...{ service: 'ecs', operation: 'DescribeClusters', member: 'clusters' },
    keysOf: ({ ecs }) => Object.keys(ecs.clusters),
    flawsOf: (shown: Cluster, { ecs }) => {
      const here = <T extends { readonly clusterArn: string }>(records: Readonly<Record<string, T>>) =>
        Object.values(records).filter(({ clusterArn }) => clusterArn === shown.clusterArn);
      const tasks = here(ecs.tasks);
      return compare(shown.clusterArn, [
        ['running', shown.runningTasksCount, tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length],
        ['pending', shown.pendingTasksCount, tasks.filter(({ lastStatus }) => PENDING.includes(lastStatus)).length],
        [
          'active services',
          shown.activeServicesCount,
          here(ecs.services).filter(({ status }) => status === 'ACTIVE').length,
        ],
        [
          ...(['instances', shown.registeredContainerInstancesCount] as const),
          here(ecs.containerInstances).filter(({ status }) => status !== 'INACTIVE').length,
        ],
      ]);
    },
  },
  {
    ...{ service: 'ecs', operation: 'DescribeServices', member: 'services', groupOf: clusterOf },
    keysOf: ({ ecs }) => inActiveClusters(ecs, ecs.services),
    flawsOf: (shown: Service, { ecs }) => {
      const tasks = Object.values(ecs.tasks).filter(({ serviceArn }) => serviceArn === shown.serviceArn);
      const starters = [...(shown.deployments ?? []), ...(shown.taskSets ?? [])];
      const sum = (member: 'runningCount' | 'pendingCount') =>
        starters.reduce((total, starter) => total + (starter[member] ?? 0), 0);
      return compare(shown.serviceArn, [
        ['running', shown.runningCount, tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length],
        ['running of its deployments', sum('runningCount'), shown.runningCount],
        ['pending of its deployments', sum('pendingCount'), shown.pendingCount],
      ]);
    },
  },
  {
    ...{ service: 'ecs', operation: 'DescribeContainerInstances', member: 'containerInstances', groupOf: clusterOf },
    keysOf: ({ ecs }) => inActiveClusters(ecs, ecs.containerInstances),
    flawsOf: ({ containerInstanceArn, runningTasksCount }: ContainerInstance, { ecs }) => {
      const tasks = Object.values(ecs.tasks).filter((task) => task.containerInstanceArn === containerInstanceArn);
      const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
      return compare(containerInstanceArn, [['running', runningTasksCount, running]]);
    },
  },
  {
    ...{ service: 'batch', operation: 'DescribeJobs', member: 'jobs' },
    keysOf: ({ batch }) =>
      Object.values(batch.jobs).flatMap((job) => (job.arraySize === undefined ? [] : [job.jobArn])),
    flawsOf: ({ jobArn, status, arrayProperties = {} }: JobDetail, { batch }) => {
      const children = Object.values(batch.jobs).filter(({ parentArn }) => parentArn === jobArn);
      if (children.length === 0 && (status === 'SUBMITTED' || status === 'FAILED')) return [];
      return Object.entries(arrayProperties.statusSummary ?? {}).flatMap(([name, count]) =>
        compare(jobArn, [[name, count, children.filter((child) => child.status === name).length]]),
      );
    },
  },
];

type Comparison = readonly [what: string, shown: number | undefined, right: number | undefined];

function compare(arn: string | undefined, comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap(([what, shown, right]) =>
    shown === right ? [] : [`${arn} shows ${shown} ${what} where there are ${right}`],
  );
}
