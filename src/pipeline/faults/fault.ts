/** What befalls a call that reaches the model. It has the name of the method that sets it. */
export type Fault =
  /** The service answers in its own words that it is called too often, and does nothing. */
  | { readonly name: 'throttle' }
  /** The service answers with the error, and does nothing. */
  | { readonly name: 'fail'; readonly error: Error }
  /** The service does what it is asked to; the caller does not hear of it. */
  | { readonly name: 'loseResponse' }
  /** The reply comes so much later. */
  | { readonly name: 'latency'; readonly ms: number }
  /** The reply tells what was so long ago. */
  | { readonly name: 'eventualConsistency'; readonly ms: number };
