import type { ComputeResourceUpdate } from '@aws-sdk/client-batch';

type Vcpus = Pick<ComputeResourceUpdate, 'minvCpus' | 'maxvCpus' | 'desiredvCpus'>;

/** What is left out is not checked. */
export function findVcpuProblem({ minvCpus = 0, maxvCpus = Infinity, desiredvCpus }: Vcpus): string | undefined {
  if (minvCpus < 0) return 'minvCpus should be greater than or equal to 0.';
  if (maxvCpus < minvCpus) return 'maxvCpus should be greater than or equal to minvCpus.';
  if (desiredvCpus !== undefined && (desiredvCpus < minvCpus || desiredvCpus > maxvCpus)) {
    return 'desiredvCpus should be between minvCpus and maxvCpus.';
  }
  return undefined;
}
