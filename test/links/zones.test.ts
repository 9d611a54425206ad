import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLinkedWorld, ON_FARGATE, type WorldSetup } from './linked-world.js';

describe('the zone of a job', () => {
  const { aws, begin, submit, describeJob, taskOf, instancesOf } = createLinkedWorld();
  const { clock } = aws;
  const SUBNETS = ['subnet-a', 'subnet-b'];
  const inZones = (...zones: string[]) =>
    aws.ecs.seed({
      subnets: zones.map((letter, i) => ({ subnetId: SUBNETS[i] ?? '', availabilityZone: `us-east-1${letter}` })),
    });
  const fargate = (subnets: string[]): WorldSetup => ({
    ...ON_FARGATE,
    environment: { computeResources: { type: 'FARGATE', maxvCpus: 16, subnets } },
  });
  const started = async () => {
    const jobId = await submit();
    clock.advance('40s');
    return jobId;
  };
  const placeOf = async (jobId: string) => {
    const { availabilityZone, attachments: [network] = [] } = await taskOf(jobId);
    return [availabilityZone, network?.details?.find(({ name }) => name === 'subnetId')?.value];
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each(['a', 'b', 'c'])('on Fargate is that of the subnet, as it was seeded: %s', async (letter) => {
    inZones(letter);
    begin(fargate(['subnet-a']));

    expect(await placeOf(await started())).toEqual([`us-east-1${letter}`, 'subnet-a']);
  });

  it('on Fargate is one with capacity', async () => {
    inZones('a', 'b');
    begin(fargate(SUBNETS));
    aws.ecs.simulate.capacityShortage({ availabilityZone: 'us-east-1a' });

    expect(await placeOf(await started())).toEqual(['us-east-1b', 'subnet-b']);
  });

  it('on Fargate keeps it waiting while none of the subnets has capacity', async () => {
    inZones('a', 'b');
    begin(fargate(SUBNETS));
    for (const letter of 'ab') aws.ecs.simulate.capacityShortage({ availabilityZone: `us-east-1${letter}` });
    const jobId = await started();
    expect((await describeJob(jobId)).status).toBe('RUNNABLE');
    aws.ecs.simulate.capacityReturn({ availabilityZone: 'us-east-1b' });
    clock.advance('40s');

    expect(await placeOf(jobId)).toEqual(['us-east-1b', 'subnet-b']);
  });

  it('on an instance is one of the subnets, and so is that of a node', async () => {
    inZones('b', 'c');
    const container = {
      image: 'mpi',
      resourceRequirements: [{ type: 'VCPU', value: '4' } as const, { type: 'MEMORY', value: '512' } as const],
    };
    const nodeProperties = { numNodes: 2, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0:', container }] };
    const [jobId = ''] = begin({
      environment: { computeResources: { instanceTypes: ['m6i.xlarge'], subnets: SUBNETS } },
      jobDefinitions: [{ jobDefinitionName: 'report', nodeProperties }],
      jobs: [{ status: 'RUNNING' }],
    });
    const zones = (await instancesOf()).map(
      ({ attributes }) => attributes?.find(({ name }) => name === 'ecs.availability-zone')?.value,
    );

    expect(new Set(zones)).toEqual(new Set(['us-east-1b', 'us-east-1c']));
    const places = await Promise.all([0, 1].map((index) => placeOf(`${jobId}#${index}`)));
    expect(new Map(places.map(([zone, subnet]) => [zone, subnet]))).toEqual(
      new Map([
        ['us-east-1b', 'subnet-a'],
        ['us-east-1c', 'subnet-b'],
      ]),
    );
  });
});
