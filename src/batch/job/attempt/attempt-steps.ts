/** The containers of an attempt start, or turn out not to. */
export const RUN: string = 'batch.job.run';
/** The containers end by themselves. */
export const EXIT: string = 'batch.job.exit';
/** The attempt has run for as long as it may. */
export const TIMEOUT: string = 'batch.job.timeout';
/** The containers have stopped because they were told to. */
export const STOPPED: string = 'batch.job.stopped';

/** What may be to come in an attempt. */
export const ATTEMPT_STEPS: readonly string[] = [RUN, EXIT, TIMEOUT, STOPPED];
