/** As far from 1970 as a Date goes, in milliseconds. */
export const MAX_EPOCH_MS = 8.64e15;
