/** What AWS says of a resource, as it has been read: times are epoch milliseconds. What may be any JSON, without end, holds no times. */
export type Described<T> = T extends Date
  ? number
  : T extends object
    ? null extends T[keyof T]
      ? T
      : { [Member in keyof T]: Described<T[Member]> }
    : T;

/** A resource as AWS described it. */
export interface FromAws<T> {
  /** Where it stands in the seed. */
  readonly path: string;
  readonly value: Described<T>;
}
