/** Where nobody gives another. */
export const DEFAULT_PORT = 4577;
