import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, fargateJob, resources } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const sized = (vcpus: string, memory: string) => fargateJob({ resourceRequirements: resources(vcpus, memory) });

describe('Rules for sizes on Fargate', () => {
  it.each([
    ['0.25', '512'],
    ['0.25', '2048'],
    ['.5', '1024'],
    ['0.5', '4096'],
    ['1', '2048'],
    ['1.0', '8192'],
    ['2', '4096'],
    ['2', '16384'],
    ['4', '8192'],
    ['4', '30720'],
    ['8', '16384'],
    ['8', '61440'],
    ['16', '32768'],
    ['16', '122880'],
    ['32', '61440'],
    ['32', '122880'],
    ['32', '249856'],
  ])('accept %s vCPU with %s MiB', async (vcpus, memory) => {
    expect(await register(sized(vcpus, memory))).toMatchObject({ revision: 1 });
  });

  it.each([
    ['0.5', '1', '0.50 vCPU, 1 MiB'],
    ['0.25', '4096', '0.25 vCPU, 4096 MiB'],
    ['1', '2500', '1.00 vCPU, 2500 MiB'],
    ['3', '8192', '3.00 vCPU, 8192 MiB'],
    ['8', '17408', '8.00 vCPU, 17408 MiB'],
    ['32', '131072', '32.00 vCPU, 131072 MiB'],
    ['two', '2048', 'NaN vCPU, 2048 MiB'],
  ])('refuse %s vCPU with %s MiB', async (vcpus, memory, size) => {
    expect(await refusalOf(sized(vcpus, memory))).toBe(`Fargate resource requirements (${size}) not valid.`);
  });
});
