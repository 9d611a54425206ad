import { scopeOfArn } from '../../aws/arn.js';
import { findInstanceType } from '../../aws/instance-types.js';
import type { TransactionContext } from '../../store/store.js';
import type { BatchDraft } from '../batch-state.js';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import { isNode } from '../job/job-table.js';
import { privateAddress } from './private-address.js';
import type { ComputeHost, StartedTask, TaskLaunch } from './compute-host.js';
import { resourcesOfType } from './resources-of-type.js';
import type { InstanceRecord } from './instance-table.js';
import { subtract, type Resources } from './resources.js';

type HostContext = Pick<TransactionContext, 'identifiers'>;

/**
 * AWS Batch by itself: it has the instances of environments on EKS, and of all environments in a world without ECS. Of clusters
 * and tasks there is no more than their names.
 */
export function createInternalHost(draft: BatchDraft, { identifiers }: HostContext): ComputeHost {
  const toHostInstance = (instance: InstanceRecord) => ({ ...instance, remaining: remainingOf(draft, instance) });
  return {
    createCluster() {},
    updateCluster() {},
    hasCluster: () => true,
    isShort: () => false,
    deleteCluster({ computeEnvironmentArn }) {
      const instances = [...draft.instances.list('byEnvironment', [computeEnvironmentArn])];
      for (const { instanceArn } of instances) draft.instances.delete(instanceArn);
    },
    findInstance({ computeEnvironmentArn }, reference) {
      const instance = draft.instances.get(reference) ?? draft.instances.first('byInstanceId', [reference]);
      return instance?.computeEnvironmentArn === computeEnvironmentArn ? toHostInstance(instance) : undefined;
    },
    listInstances: ({ computeEnvironmentArn }) =>
      [...draft.instances.list('byEnvironment', [computeEnvironmentArn])].map(toHostInstance),
    launchInstance(environment, instanceType) {
      const type = findInstanceType(instanceType);
      if (type === undefined) throw new Error(`There is no instance type ${instanceType}`);
      draft.instances.insert({
        instanceArn: nameInstance(environment, identifiers),
        instanceId: `i-0${identifiers.hex(16)}`,
        instanceType,
        computeEnvironmentArn: environment.computeEnvironmentArn,
        registered: resourcesOfType(type),
      });
    },
    terminateInstance: (_, instanceArn) => draft.instances.delete(instanceArn),
    startTask: (launch) => nameTask(launch, identifiers),
    runTask() {},
    stopTask() {},
    endTask() {},
  };
}

/** What the jobs that have started there have left. */
function remainingOf(draft: BatchDraft, { computeEnvironmentArn, instanceArn, registered }: InstanceRecord): Resources {
  let remaining = registered;
  for (const { attempt } of draft.jobs.list('byPlace', [computeEnvironmentArn, instanceArn])) {
    if (attempt !== undefined) remaining = subtract(remaining, attempt.need);
  }
  return remaining;
}

/** On EKS a node goes by its name. */
function nameInstance(
  { ecsClusterArn, computeEnvironmentArn }: ComputeEnvironmentRecord,
  { hex }: HostContext['identifiers'],
): string {
  if (ecsClusterArn !== undefined) return `${ecsClusterArn.replace(':cluster/', ':container-instance/')}/${hex(32)}`;
  const { region } = scopeOfArn(computeEnvironmentArn);
  return `ip-${privateAddress(hex(8)).replaceAll('.', '-')}.${region}.compute.internal`;
}

/** Tasks on Fargate, and those of nodes, have a network interface of their own. */
function nameTask(
  { job, environment: { ecsClusterArn }, instanceArn }: TaskLaunch,
  { hex, uuid }: HostContext['identifiers'],
): StartedTask {
  if (ecsClusterArn === undefined) {
    return { podName: `aws-batch.${uuid()}`, ...(instanceArn !== undefined && { nodeName: instanceArn }) };
  }
  const taskArn = `${ecsClusterArn.replace(':cluster/', ':task/')}/${hex(32)}`;
  const place = { taskArn, ...(instanceArn !== undefined && { containerInstanceArn: instanceArn }) };
  if (instanceArn !== undefined && !isNode(job)) return place;
  return { ...place, networkInterfaces: [{ attachmentId: uuid(), privateIpv4Address: privateAddress(hex(8)) }] };
}
