export const NO_UNMANAGED_VCPUS: string = 'unmanagedvCpus is not applicable for managed Compute Environments';

/** Assumption: negative `unmanagedvCpus` are refused, in the words for `minvCpus`. */
export function findUnmanagedVcpuProblem(unmanagedvCpus = 0): string | undefined {
  return unmanagedvCpus < 0 ? 'unmanagedvCpus should be greater than or equal to 0.' : undefined;
}
