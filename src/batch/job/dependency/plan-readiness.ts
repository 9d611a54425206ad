import type { JobStatus } from '@aws-sdk/client-batch';

export type Readiness = 'READY' | 'WAITING' | 'FAILED';

/** One failure is enough: nobody waits for the others. */
export function planReadiness(awaited: readonly JobStatus[]): Readiness {
  if (awaited.includes('FAILED')) return 'FAILED';
  return awaited.every((status) => status === 'SUCCEEDED') ? 'READY' : 'WAITING';
}
