import type { RuntimePlatform } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, fargate } from './definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const REFUSAL = 'ClientException: No Fargate configuration exists for given values.';
const WINDOWS: RuntimePlatform = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' };

const answer = (cpu: string, memory: string, runtimePlatform?: RuntimePlatform) =>
  refusalOf(fargate({}, { cpu, memory, ...(runtimePlatform && { runtimePlatform }) }));

describe('Sizes of tasks on Fargate', () => {
  it.each([
    ['256', '512', '2048', '511', '3072'],
    ['512', '1024', '4096', '512', '5120'],
    ['1024', '2048', '8192', '1024', '9216'],
    ['2048', '4096', '16384', '3072', '17408'],
    ['4096', '8192', '30720', '7168', '31744'],
    ['8192', '16384', '61440', '12288', '65536'],
    ['16384', '32768', '122880', '24576', '131072'],
    ['32768', '61440', '249856', '53248', '258048'],
  ])('with %s CPU units have %s to %s MiB', async (cpu, least, most, tooLittle, tooMuch) => {
    expect([await answer(cpu, least), await answer(cpu, most)]).toEqual(['accepted', 'accepted']);
    expect([await answer(cpu, tooLittle), await answer(cpu, tooMuch)]).toEqual([REFUSAL, REFUSAL]);
  });

  it.each([
    ['256', '1536'],
    ['1024', '2560'],
    ['8192', '17408'],
    ['16384', '36864'],
    ['300', '1024'],
    ['65536', '249856'],
  ])('are on no other step: %s CPU units, %s MiB', async (cpu, memory) => {
    expect(await answer(cpu, memory)).toBe(REFUSAL);
  });

  it('can be given in vCPU and GB', async () => {
    expect(await answer('.25 vCPU', '0.5 GB')).toBe('accepted');
    expect(await answer('1 vCPU', '1 GB')).toBe(REFUSAL);
  });

  it('have 1 to 4 vCPU on Windows', async () => {
    expect(await answer('512', '1024', WINDOWS)).toBe(REFUSAL);
    expect(await answer('1024', '2048', WINDOWS)).toBe('accepted');
    expect(await answer('4096', '8192', WINDOWS)).toBe('accepted');
    expect(await answer('8192', '16384', WINDOWS)).toBe(REFUSAL);
  });
});
