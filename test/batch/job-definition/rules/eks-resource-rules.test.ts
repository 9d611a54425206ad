import type { EksContainerResourceRequirements } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, eksJob } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const GPU = 'nvidia.com/gpu';
const job = (resources: EksContainerResourceRequirements) => eksJob({ containers: [{ image: 'busybox', resources }] });

describe('Rules for resources on Amazon EKS', () => {
  it.each<[resources: EksContainerResourceRequirements, text: string]>([
    [{ limits: { cpu: '0.3' } }, 'Value 0.3 for type cpu in resources is not valid.'],
    [{ requests: { cpu: '0' } }, 'Value 0 for type cpu in resources is not valid.'],
    [{ limits: { cpu: '500m' } }, 'Value 500m for type cpu in resources is not valid.'],
    [{ limits: { memory: '1Gi' } }, 'Value 1Gi for type memory in resources is not valid.'],
    [{ requests: { memory: '1.5Mi' } }, 'Value 1.5Mi for type memory in resources is not valid.'],
    [{ limits: { memory: '3Mi' } }, 'Memory must be at least 4 Mib, got 3 Mib.'],
    [{ limits: { [GPU]: '0.5' } }, 'Value 0.5 for type nvidia.com/gpu in resources is not valid.'],
    [
      { limits: { memory: '64Mi' }, requests: { memory: '32Mi' } },
      'memory request must be equal to memory limit if both are provided.',
    ],
    [
      { limits: { [GPU]: '2' }, requests: { [GPU]: '1' } },
      'gpu request must be equal to gpu limit if both are provided.',
    ],
    [{ limits: { cpu: '1' }, requests: { cpu: '2' } }, 'cpu request must be <= to cpu limit if both are provided.'],
  ])('refuse %j', async (resources, text) => {
    expect(await refusalOf(job(resources))).toBe(text);
  });

  it.each<EksContainerResourceRequirements>([
    {},
    { limits: { cpu: '0.25', memory: '4Mi', [GPU]: '1' } },
    { requests: { cpu: '1.75' }, limits: { cpu: '2' } },
    { limits: { memory: '64Mi', [GPU]: '2' }, requests: { memory: '64Mi', [GPU]: '2' } },
  ])('accept %j', async (resources) => {
    expect(await register(job(resources))).toMatchObject({ revision: 1 });
  });

  it('hold for init containers', async () => {
    const initContainers = [{ name: 'init', image: 'busybox', resources: { limits: { memory: '3Mi' } } }];
    expect(await refusalOf(eksJob({ initContainers }))).toBe('Memory must be at least 4 Mib, got 3 Mib.');
  });
});
