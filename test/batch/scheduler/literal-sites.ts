import type { Resources } from '../../../src/batch/host/resources.js';
import type { Host, QueuedJob, Site, SizedType } from '../../../src/batch/scheduler/site.js';

/** What a job needs, or an instance has. */
export function size(vcpus: number, memory: number = vcpus * 2_000, gpus = 0): Resources {
  return { vcpus, memory, gpus };
}

export const LARGE: SizedType = { name: 'c6i.large', size: size(2) };
export const XLARGE: SizedType = { name: 'c6i.xlarge', size: size(4) };
export const DOUBLE: SizedType = { name: 'c6i.2xlarge', size: size(8) };

/** An environment on Amazon EC2 for up to 16 vCPUs, without an instance. */
export function site(members: Partial<Site> = {}): Site {
  return {
    computeEnvironmentArn: 'ce',
    capability: 'EC2',
    isValid: true,
    isUsable: true,
    isShortOfCapacity: false,
    takesNodes: true,
    ...{ minvCpus: 0, maxvCpus: 16, mayExceed: true },
    fargatevCpusLeft: undefined,
    hosts: [],
    booting: [],
    types: [LARGE, XLARGE, DOUBLE],
    ...members,
  };
}

export function fargate(vcpusLeft: number, members: Partial<Site> = {}): Site {
  return site({ capability: 'FARGATE', takesNodes: false, fargatevCpusLeft: vcpusLeft, types: [], ...members });
}

/** An idle instance; with room given, one that is in use. */
export function host(instanceArn: string, registered: Resources, room?: Resources): Host {
  return { instanceArn, registered, room: room ?? registered, isIdle: room === undefined };
}

export function job(jobArn: string, need: Resources = size(1), members: Partial<QueuedJob> = {}): QueuedJob {
  return { jobArn, capability: 'EC2', needs: [need], hasNodes: false, consumes: [], ...members };
}

/** A multi-node parallel job. */
export function nodes(jobArn: string, needs: readonly Resources[]): QueuedJob {
  return { jobArn, capability: 'EC2', needs, hasNodes: true, consumes: [] };
}
