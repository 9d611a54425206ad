import type { Failure } from '@aws-sdk/client-ecs';

export interface Lookup<R, V> {
  find(arn: string): R | undefined;
  toView(record: R): V;
}

export interface Described<V> {
  readonly views: V[];
  readonly failures: Failure[];
}

/** What is there, and a failure for each ARN of what is not. */
export function describeByArn<R, V>(arns: readonly string[], { find, toView }: Lookup<R, V>): Described<V> {
  const views: V[] = [];
  const failures: Failure[] = [];
  for (const arn of arns) {
    const record = find(arn);
    if (record === undefined) failures.push({ arn, reason: 'MISSING' });
    else views.push(toView(record));
  }
  return { views, failures };
}
