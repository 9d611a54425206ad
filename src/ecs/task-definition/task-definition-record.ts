import type {
  ContainerDefinition,
  KeyValuePair,
  MountPoint,
  PortMapping,
  RegisterTaskDefinitionRequest,
  SystemControl,
  TaskDefinition,
  TaskDefinitionPlacementConstraint,
  Volume,
  VolumeFrom,
} from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

/** One revision of a family. */
export interface TaskDefinitionRecord extends Stored {
  taskDefinitionArn: string;
  family: string;
  revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  definition: CompleteDefinition;
  registeredAt: number;
  registeredBy: string;
  deregisteredAt?: number;
  deleteRequestedAt?: number;
  tags: Tag[];
}

/** What tasks need of a definition, be it of a daemon or not. */
export type RunnableDefinition = Pick<
  TaskDefinitionRecord,
  'taskDefinitionArn' | 'family' | 'revision' | 'definition' | 'tags'
>;

/** What a caller may say of a definition. */
export type TaskDefinitionInput = RegisterTaskDefinitionRequest;

/** What the caller said, with what AWS fills in and works out. */
export interface CompleteDefinition extends Omit<TaskDefinition, RecordMember> {
  family: string;
  containerDefinitions: CompleteContainer[];
  volumes: Volume[];
  placementConstraints: TaskDefinitionPlacementConstraint[];
}

/** Members of the reply that the record keeps beside the definition. */
type RecordMember =
  | 'taskDefinitionArn'
  | 'revision'
  | 'status'
  | 'registeredAt'
  | 'registeredBy'
  | 'deregisteredAt'
  | 'deleteRequestedAt';

export interface CompleteContainer extends ContainerDefinition {
  name: string;
  image: string;
  cpu: number;
  essential: boolean;
  portMappings: PortMapping[];
  environment: KeyValuePair[];
  mountPoints: MountPoint[];
  volumesFrom: VolumeFrom[];
  systemControls: SystemControl[];
}

/** Revisions are counted on even after all of them are deleted. */
export interface TaskDefinitionFamilyRecord extends Stored {
  /** `<account> <region> <family>` */
  key: string;
  family: string;
  lastRevision: number;
}
