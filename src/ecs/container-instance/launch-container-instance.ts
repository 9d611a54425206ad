import type { Attribute } from '@aws-sdk/client-ecs';
import { regionOfArn } from '../../aws/arn.js';
import { zonesOfRegion } from '../../aws/zones-of-region.js';
import type { TransactionContext } from '../../store/store.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { createContainerInstance, type NewContainerInstance } from './create-container-instance.js';
import { builtInAttributes } from './instance-attributes.js';
import { findInstanceType } from '../../aws/instance-types.js';
import { resourcesOfType } from './registered-resources.js';

/** A machine of a type that is known here. */
export interface InstanceLaunch extends Pick<
  NewContainerInstance,
  'cluster' | 'launchType' | 'status' | 'capacityProviderName' | 'tags'
> {
  readonly instanceType: string;
  /** The machine goes to one of these: to each in turn. Default: the zones of the Region. */
  readonly availabilityZones?: readonly string[] | undefined;
  /** What the machine does not register. Default 0. */
  readonly reservedMemoryMib?: number | undefined;
  /** Beside the built-in ones. */
  readonly attributes?: readonly Attribute[] | undefined;
}

/** Puts the machine into its cluster, with all that follows from its type. */
export function launchContainerInstance(
  draft: EcsDraft,
  { instanceType, availabilityZones, attributes = [], reservedMemoryMib = 0, ...request }: InstanceLaunch,
  context: Pick<TransactionContext, 'now' | 'identifiers' | 'emit'>,
): ContainerInstanceRecord {
  const type = findInstanceType(instanceType);
  if (type === undefined) throw new Error(`There is no instance type ${instanceType}`);
  const resources = resourcesOfType(type);
  const zones = availabilityZones ?? zonesOfRegion(regionOfArn(request.cluster.clusterArn));
  const availabilityZone = zones[draft.containerInstances.size() % zones.length];
  if (availabilityZone === undefined) throw new Error('There is no Availability Zone for an instance');
  const facts = {
    ...{ instanceType, availabilityZone, architecture: type.architecture },
    subnetId: `subnet-0${availabilityZone}`,
  };
  const external: Attribute[] = request.launchType === 'EXTERNAL' ? [{ name: 'ecs.capability.external' }] : [];
  return createContainerInstance(
    draft,
    {
      ...request,
      ec2InstanceId: `${request.launchType === 'EXTERNAL' ? 'mi-0' : 'i-0'}${context.identifiers.hex(16)}`,
      registered: { ...resources, memory: resources.memory - reservedMemoryMib },
      attributes: [...builtInAttributes(facts), ...external, ...attributes],
    },
    context,
  );
}
