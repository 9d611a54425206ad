/** The parts of `arn:partition:service:region:account:resource`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the account, for example `task/default/0f…`. */
  readonly resource: string;
}

/** Whose resource it is: state is kept apart by account and Region. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

export function formatArn(service: string, scope: Scope, resource: string): string {
  return `arn:${partitionOf(scope.region)}:${service}:${scope.region}:${scope.accountId}:${resource}`;
}

/** Undefined when the text has not the six parts of an ARN. */
export function parseArn(text: string): Arn | undefined {
  const [, partition, service, region, accountId, resource] = ARN.exec(text) ?? [];
  if (!partition || !service || region === undefined || accountId === undefined || !resource) return undefined;
  return { partition, service, region, accountId, resource };
}

const ARN = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s;

export function isArn(text: string): boolean {
  return text.startsWith('arn:');
}

/** The last path segment: a task's id, a cluster's name. */
export function arnTail(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function scopeOfArn(arn: string): Scope {
  const parsed = parseArn(arn);
  return { region: parsed?.region ?? '', accountId: parsed?.accountId ?? '' };
}

export function regionOfArn(arn: string): string {
  return arn.slice(startOfPart(arn, 3), startOfPart(arn, 4) - 1);
}

/** The ARN of another resource of the same service, account and Region. */
export function siblingArn(arn: string, resource: string): string {
  return arn.slice(0, startOfPart(arn, 5)) + resource;
}

/** Parts are counted from 0, which is `arn`. */
function startOfPart(arn: string, part: number): number {
  let start = 0;
  for (let i = 0; i < part; i++) start = arn.indexOf(':', start) + 1;
  return start;
}

/** Whether the ARN names a resource of that account and Region. */
export function isInScope(arn: string, { accountId, region }: Scope): boolean {
  const parsed = parseArn(arn);
  return parsed?.accountId === accountId && parsed.region === region;
}

/** The partition follows the Region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  return 'aws';
}
