import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createQueueWorld, orderOf, type EnvironmentKind } from '../queue-world.js';

describe('the kinds of environments in one queue', () => {
  const { aws, begin, createQueue, describeQueue, refusalToCreate } = createQueueWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[EnvironmentKind, EnvironmentKind, string]>([
    ['EC2', 'FARGATE', 'Fargate and EC2 compute environments can not be mixed.'],
    ['FARGATE', 'UNMANAGED', 'Fargate and EC2 compute environments can not be mixed.'],
    ['EKS', 'EC2', 'EC2 and EKS compute environments can not be mixed.'],
    ['EKS', 'FARGATE', 'Fargate and EKS compute environments can not be mixed.'],
    ['MANAGED_INSTANCES', 'EC2', 'EC2 and ECS Managed Instances compute environments can not be mixed.'],
    ['EC2', 'EC2_ARM', 'Compute environments with different CPU architectures can not be mixed.'],
  ])('cannot be %s and %s', async (a, b, text) => {
    await begin({ a, b });
    expect(await refusalToCreate({ computeEnvironmentOrder: orderOf('a', 'b') })).toEqual({
      name: 'ClientException',
      text,
      isWrapped: false,
    });
  });

  it.each<[EnvironmentKind, EnvironmentKind]>([
    ['EC2', 'EC2'],
    ['EC2', 'UNMANAGED'],
    ['EC2_ARM', 'UNMANAGED'],
    ['FARGATE', 'FARGATE'],
    ['EKS', 'EKS'],
  ])('can be %s and %s', async (a, b) => {
    await begin({ a, b });
    await createQueue({ computeEnvironmentOrder: orderOf('a', 'b') });
    expect((await describeQueue())?.computeEnvironmentOrder).toHaveLength(2);
  });

  it.each<[EnvironmentKind, 'ECS' | 'ECS_FARGATE' | 'EKS' | 'ECS_MANAGED_INSTANCES']>([
    ['UNMANAGED', 'ECS'],
    ['EC2', 'ECS'],
    ['FARGATE', 'ECS_FARGATE'],
    ['EKS', 'EKS'],
    ['MANAGED_INSTANCES', 'ECS_MANAGED_INSTANCES'],
  ])('%s make a queue of the type %s, said or not', async (own, jobQueueType) => {
    await begin({ own });
    await createQueue();
    await createQueue({ jobQueueName: 'low', jobQueueType });
    expect(await describeQueue()).toMatchObject({ jobQueueType });
    expect(await describeQueue('low')).toMatchObject({ jobQueueType });
  });

  it('make no queue of another type', async () => {
    await begin();
    expect(await refusalToCreate({ jobQueueType: 'ECS_FARGATE' })).toEqual({
      name: 'ClientException',
      text: 'The jobQueueType provided is ECS_FARGATE, which is incompatible with the provided computeEnvironmentOrder.',
      isWrapped: false,
    });
  });
});
