import { invalidRequest } from '../../batch-errors.js';

const RESERVED_PREFIX = 'AWS_BATCH';

/** Assumption: names of environment variables that AWS Batch has reserved are refused, rather than overwritten, and the wording. */
export function assertEnvironment(environment: readonly { readonly name?: string | undefined }[] = []): void {
  const reserved = environment.find(({ name }) => name?.startsWith(RESERVED_PREFIX));
  if (reserved === undefined) return;
  throw invalidRequest(
    `Environment variable ${reserved.name} is not valid. Names that start with ${RESERVED_PREFIX} are reserved.`,
  );
}
