/** Of a process that was killed. */
export const SIGKILL_EXIT_CODE = 137;
/** Of a process that ended when it was told to. */
export const SIGTERM_EXIT_CODE = 143;
