/** The connection was reset before a reply came: as the HTTP handler of the SDK throws it. Its retry strategy takes it for transient. */
export class ConnectionError extends Error {
  override readonly name = 'TimeoutError';
  readonly code = 'ECONNRESET';
  /** As after an attempt that nobody repeats. */
  readonly $metadata = { attempts: 1, totalRetryDelay: 0 };

  constructor() {
    super('socket hang up');
  }
}
