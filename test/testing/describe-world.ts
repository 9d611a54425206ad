import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  DescribeJobDefinitionsCommand,
  DescribeJobQueuesCommand,
  DescribeJobsCommand,
} from '@aws-sdk/client-batch';
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
} from '@aws-sdk/client-ecs';
import type { BatchState, EcsState } from '../../src/index.js';

const ecs = new ECSClient({});
const batch = new BatchClient({});

interface World<State> {
  readonly state: State;
}

/** All that AWS would print of ECS, as JSON. */
export async function describeEcs({ state }: World<EcsState>): Promise<object[]> {
  const { clusters, taskDefinitions } = state.ecs;
  const replies: object[] = [
    await ecs.send(
      new DescribeClustersCommand({
        clusters: Object.keys(clusters),
        include: ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'],
      }),
    ),
    await ecs.send(new DescribeCapacityProvidersCommand({ include: ['TAGS'] })),
  ];
  for (const taskDefinition of Object.keys(taskDefinitions)) {
    replies.push(await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] })));
  }
  for (const cluster of Object.keys(clusters)) replies.push(...(await describeMembers(state, cluster)));
  return toJson(replies);
}

async function describeMembers({ ecs: tables }: EcsState, cluster: string): Promise<object[]> {
  const of = (records: Readonly<Record<string, { readonly clusterArn: string }>>) =>
    Object.keys(records).filter((arn) => records[arn]?.clusterArn === cluster);
  const include: ['TAGS'] = ['TAGS'];
  const [containerInstances, services, tasks] = [of(tables.containerInstances), of(tables.services), of(tables.tasks)];
  const replies: object[] = [];
  if (containerInstances.length > 0) {
    replies.push(await ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances, include })));
  }
  if (services.length > 0) replies.push(await ecs.send(new DescribeServicesCommand({ cluster, services, include })));
  if (tasks.length > 0) replies.push(await ecs.send(new DescribeTasksCommand({ cluster, tasks, include })));
  return replies;
}

/** All that AWS would print of AWS Batch, as JSON. */
export async function describeBatch({ state }: World<BatchState>): Promise<object[]> {
  const jobs = Object.values(state.batch.jobs).map(({ jobId }) => jobId);
  return toJson([
    await batch.send(new DescribeComputeEnvironmentsCommand({})),
    await batch.send(new DescribeJobQueuesCommand({})),
    await batch.send(new DescribeJobDefinitionsCommand({})),
    await batch.send(new DescribeJobsCommand({ jobs: jobs.toSorted() })),
  ]);
}

function toJson(replies: readonly object[]): object[] {
  return JSON.parse(JSON.stringify(replies.map((reply) => ({ ...reply, $metadata: undefined })))) as object[];
}
