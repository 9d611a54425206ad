import type { AgentUpdateStatus, Attribute, VersionInfo } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

export interface ContainerInstanceRecord extends Stored {
  containerInstanceArn: string;
  clusterArn: string;
  launchType: 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES';
  ec2InstanceId?: string;
  capacityProviderName?: string;
  /** REGISTERING: it takes no tasks until its daemons run. */
  status: 'REGISTERING' | 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** Another is launched in its place, and it goes as soon as it is empty. */
  isLeaving?: boolean;
  agentConnected: boolean;
  agentUpdateStatus?: AgentUpdateStatus;
  versionInfo: VersionInfo;
  attributes: Attribute[];
  /** What the instance has. */
  registered: InstanceResources;
  /** What no task has claimed. */
  remaining: InstanceResources;
  tags: Tag[];
  registeredAt: number;
  /** Grows with every change that sends an event. */
  version: number;
}

/** Amounts that tasks claim, and that are whole again when the tasks have stopped. */
export interface InstanceResources {
  /** CPU units: 1024 a virtual CPU. */
  cpu: number;
  /** MiB. */
  memory: number;
  /** Ports in use, for TCP; of `registered`, those that the system has for itself. */
  ports: number[];
  portsUdp: number[];
  gpuIds: string[];
  /** Network interfaces that awsvpc tasks can take. */
  networkInterfaces: number;
}
