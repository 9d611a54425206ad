import { isArn, formatArn, parseArn } from '../../aws/arn.js';
import { groupNameOf } from '../../ecs/capacity-provider/auto-scaling-group-table.js';
import { findInstanceType, knownFamilies } from '../../ecs/container-instance/instance-types.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { Seeding } from './seeding.js';

/** An Auto Scaling group of Amazon EC2: what a capacity provider needs to know of it to launch instances. */
export interface AutoScalingGroupSeed {
  /** Default: the last part of the ARN. */
  readonly name?: string;
  /** Default: made from the name. */
  readonly arn?: string;
  /** For example `m5.large`. It decides what the instances have. Default `m5.large`. */
  readonly instanceType?: string;
  /** Default 0. */
  readonly minSize?: number;
  /** Default: `desiredCapacity` or 10, whichever is more. */
  readonly maxSize?: number;
  /** What a cluster gets as soon as it uses the group. Default: `minSize`. */
  readonly desiredCapacity?: number;
  /** Instances go to these in turn. Default: three zones of the Region. */
  readonly availabilityZones?: readonly string[];
  /** Managed termination protection needs it. Default false. */
  readonly newInstancesProtectedFromScaleIn?: boolean;
}

const DEFAULT_MAX_SIZE = 10;

export function seedAutoScalingGroup({ draft, context }: Seeding, seed: AutoScalingGroupSeed): string {
  const { instanceType = 'm5.large', minSize = 0, desiredCapacity = minSize } = seed;
  const { maxSize = Math.max(desiredCapacity, DEFAULT_MAX_SIZE) } = seed;
  const { scope, identifiers } = context;
  const name = seed.name ?? groupNameOf(seed.arn ?? '');
  if (name === '') throw new UsageError('An Auto Scaling group is seeded without a name. Give it a name or an arn.');
  if (seed.arn !== undefined && (!isArn(seed.arn) || parseArn(seed.arn)?.service !== 'autoscaling')) {
    throw new UsageError(
      `${showValue(seed.arn)} is no ARN of an Auto Scaling group. Leave it out: the name is enough.`,
    );
  }
  if (findInstanceType(instanceType) === undefined) {
    throw new UsageError(
      `${showValue(instanceType)} is no instance type that is known here. Use one of the families ${knownFamilies().join(', ')}.`,
    );
  }
  const isOrdered = minSize >= 0 && minSize <= desiredCapacity && desiredCapacity <= maxSize;
  if (![minSize, desiredCapacity, maxSize].every(Number.isInteger) || !isOrdered) {
    throw new UsageError(
      `The sizes of the Auto Scaling group ${name} make no sense: minSize ${minSize}, desiredCapacity ${desiredCapacity}, maxSize ${maxSize}. ` +
        'Give whole numbers, none of them larger than the next.',
    );
  }
  const { autoScalingGroupArn } = draft.ecs.autoScalingGroups.insert({
    autoScalingGroupArn:
      seed.arn ??
      formatArn('autoscaling', scope, `autoScalingGroup:${identifiers.uuid()}:autoScalingGroupName/${name}`),
    autoScalingGroupName: name,
    ...{ instanceType, minSize, maxSize, desiredCapacity },
    availabilityZones: [...(seed.availabilityZones ?? ['a', 'b', 'c'].map((letter) => `${scope.region}${letter}`))],
    newInstancesProtectedFromScaleIn: seed.newInstancesProtectedFromScaleIn ?? false,
  });
  return autoScalingGroupArn;
}
