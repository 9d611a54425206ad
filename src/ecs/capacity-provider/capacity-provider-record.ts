import type {
  CapacityProviderStatus,
  CapacityProviderUpdateStatus,
  ManagedInstancesProvider,
  ManagedScaling,
} from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

/** FARGATE and FARGATE_SPOT are there without a record. */
export interface CapacityProviderRecord extends Stored {
  capacityProviderArn: string;
  name: string;
  type: 'EC2_AUTOSCALING' | 'MANAGED_INSTANCES';
  /** The cluster that uses the provider. Managed instances belong to one from the beginning. */
  clusterArn?: string;
  status: CapacityProviderStatus;
  updateStatus?: CapacityProviderUpdateStatus;
  updateStatusReason?: string;
  autoScalingGroupProvider?: GroupSettings;
  managedInstancesProvider?: ManagedInstancesProvider;
  tags: Tag[];
  /** The types of the instances that are booting. */
  launching: string[];
  /** When the instances that are not needed any more go. */
  scaleInAt?: number;
}

/** A provider as its cluster names it. */
export interface ClusterProvider {
  readonly clusterArn: string;
  readonly name: string;
}

/** With all that AWS fills in. */
export interface GroupSettings {
  autoScalingGroupArn: string;
  managedScaling: ScalingSettings;
  managedTerminationProtection: 'ENABLED' | 'DISABLED';
  managedDraining: 'ENABLED' | 'DISABLED';
}

export type ScalingSettings = { [M in keyof Required<ManagedScaling>]: NonNullable<ManagedScaling[M]> };
