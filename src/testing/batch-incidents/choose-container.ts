import { showValue, UsageError } from '../../errors/usage-error.js';

interface Containers {
  readonly job: { readonly jobId: string };
  readonly essential: readonly string[];
}

/** The name of the container, by default that of the first essential one. */
export function chooseContainer(incident: string, { job, essential }: Containers, name?: string): string {
  const chosen = name ?? essential[0] ?? '';
  if (essential.includes(chosen)) return chosen;
  throw new UsageError(
    `${incident}: ${showValue(chosen)} is no essential container of the job ${job.jobId}, which has ${essential.join(', ')}. ` +
      'Name one of these; say of others with batch.onJob how they end.',
    'incidents',
  );
}
