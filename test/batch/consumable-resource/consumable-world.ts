import {
  CreateConsumableResourceCommand,
  DescribeConsumableResourceCommand,
  UpdateConsumableResourceCommand,
  type ConsumableResourceProperties,
  type CreateConsumableResourceCommandInput,
  type DescribeConsumableResourceCommandOutput,
  type RegisterJobDefinitionCommandInput,
  type UpdateConsumableResourceCommandInput,
  type UpdateConsumableResourceCommandOutput,
} from '@aws-sdk/client-batch';
import { BATCH, createJobWorld, FARGATE, type JobWorld } from '../job/job-world.js';

export const LICENCE: string = `${BATCH}:consumable-resource/licence`;

/** Of jobs on Fargate. */
export const ON_FARGATE: Partial<RegisterJobDefinitionCommandInput> = {
  platformCapabilities: ['FARGATE'],
  containerProperties: {
    image: 'busybox',
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    resourceRequirements: [
      { type: 'VCPU', value: '1' },
      { type: 'MEMORY', value: '2048' },
    ],
  },
};

/** What jobs say that need so many of the resource. */
export function needing(
  quantity: number,
  consumableResource = 'licence',
): { readonly consumableResourcePropertiesOverride: ConsumableResourceProperties } {
  return { consumableResourcePropertiesOverride: { consumableResourceList: [{ consumableResource, quantity }] } };
}

/** A world for consumable resources: the one of the tests is called `licence`, and there are two of it. */
export interface ConsumableWorld extends JobWorld {
  create(input?: Partial<CreateConsumableResourceCommandInput>): Promise<unknown>;
  update(input: Partial<UpdateConsumableResourceCommandInput>): Promise<UpdateConsumableResourceCommandOutput>;
  describe(consumableResource?: string): Promise<DescribeConsumableResourceCommandOutput>;
  /** `in use of total`. */
  usage(consumableResource?: string): Promise<string>;
  /** A queue on Fargate, where jobs need no instances, and definition and resource. */
  beginOnFargate(input?: Partial<CreateConsumableResourceCommandInput>): Promise<void>;
}

export function createConsumableWorld(): ConsumableWorld {
  const world = createJobWorld();
  const { client, aws } = world;
  const create = (input: Partial<CreateConsumableResourceCommandInput> = {}) =>
    client.send(new CreateConsumableResourceCommand({ consumableResourceName: 'licence', totalQuantity: 2, ...input }));
  const describe = (consumableResource = 'licence') =>
    client.send(new DescribeConsumableResourceCommand({ consumableResource }));
  return {
    ...world,
    create,
    describe,
    update: (input) => client.send(new UpdateConsumableResourceCommand({ consumableResource: 'licence', ...input })),
    async usage(name) {
      const { inUseQuantity, totalQuantity } = await describe(name);
      return `${inUseQuantity} of ${totalQuantity}`;
    },
    async beginOnFargate(input) {
      await world.prepareQueue({ environment: { computeResources: FARGATE } });
      await world.register(ON_FARGATE);
      await create(input);
      aws.clock.runUntilIdle();
      aws.mark();
    },
  };
}
