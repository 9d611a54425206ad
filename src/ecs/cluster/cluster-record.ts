import type {
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  KeyValuePair,
} from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

export interface ClusterRecord extends Stored {
  clusterArn: string;
  clusterName: string;
  /** Only with Auto Scaling groups a cluster takes time to come and to go. */
  status: 'PROVISIONING' | 'ACTIVE' | 'DEPROVISIONING' | 'INACTIVE';
  settings: ClusterSetting[];
  configuration?: ClusterConfiguration;
  serviceConnectDefaults?: { namespace: string };
  capacityProviders: string[];
  defaultCapacityProviderStrategy: CapacityProviderStrategyItem[];
  tags: Tag[];
  /** What ties the cluster to Auto Scaling groups. */
  attachments?: ClusterAttachmentRecord[];
  attachmentsStatus?: 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE';
}

export interface ClusterAttachmentRecord {
  id: string;
  type: 'as_policy' | 'managed_draining';
  status: 'PRECREATED' | 'CREATED' | 'DELETING';
  /** The first names the capacity provider. */
  details: KeyValuePair[];
}
