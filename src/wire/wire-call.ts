/** What a request asks for. */
export interface WireCall {
  /** For example `RunTask`. */
  readonly operation: string;
  /** As the SDK takes it: times are Dates. Nothing else has been checked. */
  readonly input: unknown;
  /** Of the signature; undefined for a request without one. */
  readonly region: string | undefined;
}
