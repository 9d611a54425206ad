import type { ComputeResource } from '@aws-sdk/client-batch';
import { oncePerObject } from '../../store/once-per-object.js';
import type { BatchTransitionContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { capabilityOf } from '../compute-environment/capability-of.js';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import { isFargate, isUsable, launchesInstances } from '../compute-environment/environment-kind.js';
import { listAllowedTypes } from '../compute-environment/list-allowed-types.js';
import type { HostInstance } from '../host/compute-host.js';
import { resourcesOfType } from '../host/resources-of-type.js';
import { NOTHING } from '../host/resources.js';
import { isNode } from '../job/job-table.js';
import { listBooting } from './list-booting.js';
import type { Host, Site, SizedType } from './site.js';

/** The environment as it is now. */
export function surveySite(
  draft: BatchDraft,
  environment: ComputeEnvironmentRecord,
  context: Pick<BatchTransitionContext, 'host' | 'scheduled'>,
): Site {
  const { computeEnvironmentArn, computeResources, status, usedvCpus } = environment;
  const { minvCpus = 0, maxvCpus, allocationStrategy = 'BEST_FIT' } = computeResources ?? {};
  const isShortOfCapacity = environment.isShortOfCapacity || context.host.isShort(environment);
  const fargatevCpus = isShortOfCapacity ? 0 : (maxvCpus ?? 0);
  return {
    computeEnvironmentArn,
    capability: capabilityOf(environment),
    isValid: status !== 'INVALID',
    // Somebody may have deleted its cluster.
    isUsable: isUsable(environment) && context.host.hasCluster(environment),
    isShortOfCapacity,
    takesNodes: computeResources?.type === 'EC2',
    ...{ minvCpus, maxvCpus },
    mayExceed: launchesInstances(environment) && allocationStrategy !== 'BEST_FIT',
    fargatevCpusLeft: isFargate(environment) ? fargatevCpus - usedvCpus : undefined,
    hosts: listLasting(environment, context).map((instance) => toHost(draft, computeEnvironmentArn, instance)),
    booting: listBooting(environment, context),
    types: computeResources && launchesInstances(environment) ? listTypes(computeResources) : [],
  };
}

/** Those that are to be replaced take no more jobs. */
function listLasting(
  environment: ComputeEnvironmentRecord,
  { host }: Pick<BatchTransitionContext, 'host'>,
): readonly HostInstance[] {
  const { replaced = [] } = environment;
  return host.listInstances(environment).filter(({ instanceArn }) => !replaced.includes(instanceArn));
}

/** An instance with a node of a multi-node parallel job has no room for anything else. */
function toHost(
  draft: BatchDraft,
  computeEnvironmentArn: string,
  { instanceArn, registered, remaining }: HostInstance,
): Host {
  const job = draft.jobs.first('byPlace', [computeEnvironmentArn, instanceArn]);
  const isIdle = job === undefined;
  return { instanceArn, registered, room: job !== undefined && isNode(job) ? NOTHING : remaining, isIdle };
}

/** What environments may launch: their resources mostly stay as they are. */
const listTypes = oncePerObject((computeResources: ComputeResource): readonly SizedType[] =>
  listAllowedTypes({ computeResources }).map((type) => ({ name: type.name, size: resourcesOfType(type) })),
);
