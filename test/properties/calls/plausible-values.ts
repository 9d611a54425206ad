import type { Caller } from './generate-input.js';

const NAMES = ['a', 'b', 'c'] as const;

/** What a text may be, by the member that it is for. */
const TEXTS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  cpu: ['256', '512'],
  memory: ['512', '1024'],
  image: ['busybox', 'nginx'],
  subnets: ['subnet-1', 'subnet-2'],
  securityGroups: ['sg-1'],
  securityGroupIds: ['sg-1'],
  instanceTypes: ['m5.large', 'optimal'],
  roleArn: ['arn:aws:iam::123456789012:role/a'],
  executionRoleArn: ['arn:aws:iam::123456789012:role/a'],
  infrastructureRoleArn: ['arn:aws:iam::123456789012:role/a'],
  taskRoleArn: ['arn:aws:iam::123456789012:role/a'],
  key: NAMES,
  value: ['a', '1', '', 'b'],
  status: ['RUNNING', 'STOPPED', 'ACTIVE'],
  attributeName: ['ecs.instance-type', 'a'],
};

/** Mostly something that there is, or a plausible text; at times a text that there is nothing for. */
export function textFor(member: string, { region, known, draw }: Caller): string {
  if (draw.oneIn(25)) return draw.of(['nothing', '', 'arn:aws:ecs:us-east-1:123456789012:cluster/nothing', 'a b', '0']);
  const plausible = TEXTS[member];
  if (plausible !== undefined) return draw.of(plausible);
  const [first, ...others] = known.find(region, member);
  if (first === undefined || (/Name$|^name$/.test(member) && draw.oneIn(3))) return draw.of(NAMES);
  return draw.of([first, ...others]);
}
