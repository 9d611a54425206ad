import type { Stored } from '../../store/table.js';

/** What a test has said about an Auto Scaling group. There is no Amazon EC2 Auto Scaling to ask. */
export interface AutoScalingGroupRecord extends Stored {
  autoScalingGroupArn: string;
  autoScalingGroupName: string;
  instanceType: string;
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  /** New instances go to these in turn. */
  availabilityZones: string[];
  newInstancesProtectedFromScaleIn: boolean;
}
