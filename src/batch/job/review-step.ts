/** AWS Batch looks whether a job has still to wait for others. */
export const REVIEW: string = 'batch.job.review';
/** A job that has ended disappears. */
export const FORGET: string = 'batch.job.forget';
