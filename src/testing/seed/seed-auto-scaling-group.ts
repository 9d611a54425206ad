import { isArn, formatArn, parseArn } from '../../aws/arn.js';
import { findAutoScalingGroup, groupNameOf } from '../../ecs/capacity-provider/auto-scaling-group-table.js';
import { requestReview } from '../../ecs/capacity-provider/request-review.js';
import { scopeKey } from '../../ecs/cluster/cluster-table.js';
import { findInstanceType, knownFamilies } from '../../aws/instance-types.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from '../seeding/seed-problem.js';
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

/** A group takes the place of another of the same name. */
export function seedAutoScalingGroup(seeding: Seeding, seed: AutoScalingGroupSeed): string {
  const { draft, context } = seeding;
  const { scope, identifiers } = context;
  const { instanceType = 'm5.large', minSize = 0, desiredCapacity = minSize } = seed;
  const { maxSize = Math.max(desiredCapacity, DEFAULT_MAX_SIZE) } = seed;
  const name = seed.name ?? groupNameOf(seed.arn ?? '');
  assertGroup({ ...seed, name, instanceType, sizes: [minSize, desiredCapacity, maxSize] });
  const old = findAutoScalingGroup(draft.ecs, name, scope)?.autoScalingGroupArn;
  if (old !== undefined) draft.ecs.autoScalingGroups.delete(old);
  const { autoScalingGroupArn } = draft.ecs.autoScalingGroups.insert({
    autoScalingGroupArn:
      seed.arn ??
      old ??
      formatArn('autoscaling', scope, `autoScalingGroup:${identifiers.uuid()}:autoScalingGroupName/${name}`),
    autoScalingGroupName: name,
    ...{ instanceType, minSize, maxSize, desiredCapacity },
    availabilityZones: [...(seed.availabilityZones ?? ['a', 'b', 'c'].map((letter) => `${scope.region}${letter}`))],
    newInstancesProtectedFromScaleIn: seed.newInstancesProtectedFromScaleIn ?? false,
  });
  reviewProviders(seeding, name);
  return autoScalingGroupArn;
}

interface GivenGroup extends Pick<AutoScalingGroupSeed, 'arn' | 'availabilityZones'> {
  readonly name: string;
  readonly instanceType: string;
  /** The smallest, the desired and the largest. */
  readonly sizes: readonly [number, number, number];
}

function assertGroup({ name, arn, instanceType, availabilityZones, sizes }: GivenGroup): void {
  if (name === '') throw new SeedProblem('an Auto Scaling group needs a name. Give it a name or an arn.');
  if (arn !== undefined && (!isArn(arn) || parseArn(arn)?.service !== 'autoscaling')) {
    throw new SeedProblem(
      `${showValue(arn)} is no ARN of an Auto Scaling group. Leave it out: the name is enough.`,
      'arn',
    );
  }
  if (findInstanceType(instanceType) === undefined) {
    throw new SeedProblem(
      `${showValue(instanceType)} is no instance type that is known here. Use one of the families ${knownFamilies().join(', ')}.`,
      'instanceType',
    );
  }
  if (availabilityZones?.length === 0) {
    throw new SeedProblem(
      'an Auto Scaling group needs an Availability Zone. Leave availabilityZones out for those of the Region.',
      'availabilityZones',
    );
  }
  const [minSize, desiredCapacity, maxSize] = sizes;
  const isOrdered = minSize >= 0 && minSize <= desiredCapacity && desiredCapacity <= maxSize;
  if (!sizes.every(Number.isInteger) || !isOrdered) {
    throw new SeedProblem(
      `the sizes of the Auto Scaling group ${name} make no sense: minSize ${minSize}, desiredCapacity ${desiredCapacity}, maxSize ${maxSize}. ` +
        'Give whole numbers, none of them larger than the next.',
    );
  }
}

function reviewProviders({ draft, context }: Seeding, groupName: string): void {
  for (const provider of draft.ecs.capacityProviders.list('byScope', scopeKey(context.scope))) {
    const { autoScalingGroupProvider, clusterArn, name } = provider;
    const isUser = groupNameOf(autoScalingGroupProvider?.autoScalingGroupArn ?? '') === groupName;
    if (clusterArn !== undefined && isUser) {
      requestReview(draft.ecs, { clusterArn, capacityProviderName: name }, context);
    }
  }
}
