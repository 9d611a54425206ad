/** What an action leaves to time. */
export const CREATED: string = 'batch.compute-environment.created';
export const UPDATED: string = 'batch.compute-environment.updated';
export const DELETED: string = 'batch.compute-environment.deleted';
/** Nothing has run on an instance for a while. */
export const SCALE_IN: string = 'batch.compute-environment.scale-in';
/** Jobs on instances that are to be replaced have run for as long as they may. */
export const END_REPLACED: string = 'batch.compute-environment.end-replaced';
