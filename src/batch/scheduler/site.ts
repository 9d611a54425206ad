import type { AllowedType } from '../compute-environment/list-allowed-types.js';
import type { ConsumableNeed } from '../consumable-resource/needs-of-spec.js';
import type { Resources } from '../host/resources.js';

/** A compute environment as the scheduler sees it. */
export interface Site {
  readonly computeEnvironmentArn: string;
  readonly capability: string;
  readonly isValid: boolean;
  /** It takes new jobs. */
  readonly isUsable: boolean;
  /** Amazon EC2 has no more instances for it, or Fargate no room. */
  readonly isShortOfCapacity: boolean;
  /** Multi-node parallel jobs can run there. */
  readonly takesNodes: boolean;
  readonly minvCpus: number;
  /** Undefined where nobody has set a limit. */
  readonly maxvCpus: number | undefined;
  /** Whether the last instance may pass the limit. */
  readonly mayExceed: boolean;
  /** Fargate has no hosts: what is left of its vCPUs decides. */
  readonly fargatevCpusLeft: number | undefined;
  readonly hosts: readonly Host[];
  /** Instances that have been launched, and take no jobs yet. */
  readonly booting: readonly SizedType[];
  /** What can be launched, smallest first. Empty where nobody launches. */
  readonly types: readonly SizedType[];
}

export type SizedType = Pick<AllowedType, 'name'> & { readonly size: Resources };

/** An instance. */
export interface Host {
  readonly instanceArn: string;
  readonly registered: Resources;
  readonly room: Resources;
  readonly isIdle: boolean;
}

/** A job that waits for room. */
export interface QueuedJob {
  readonly jobArn: string;
  readonly capability: string;
  /** Of each node; of any other job there is one. */
  readonly needs: readonly Resources[];
  /** Each node has an instance for itself. */
  readonly hasNodes: boolean;
  /** What it needs beside the room. */
  readonly consumes: readonly ConsumableNeed[];
}

/** Of all nodes together. */
export function vcpusNeeded({ needs }: Pick<QueuedJob, 'needs'>): number {
  return needs.reduce((sum, { vcpus }) => sum + vcpus, 0);
}

/** How many vCPUs there are, or will be. */
export function vcpusOf({ hosts, booting }: Pick<Site, 'hosts' | 'booting'>): number {
  const registered = hosts.reduce((sum, host) => sum + host.registered.vcpus, 0);
  return booting.reduce((sum, { size }) => sum + size.vcpus, registered);
}
