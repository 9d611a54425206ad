import { describe, expect, it } from 'vitest';
import { findInstanceType } from '../../src/aws/instance-types.js';
import { resourcesOfType } from '../../src/ecs/container-instance/registered-resources.js';

describe('an instance type', () => {
  it.each([
    ['t2.micro', 1, 1, 2, 0, 'x86_64'],
    ['t3.medium', 2, 4, 3, 0, 'x86_64'],
    ['t3a.small', 2, 2, 2, 0, 'x86_64'],
    ['t4g.large', 2, 8, 3, 0, 'arm64'],
    ['m4.10xlarge', 40, 160, 8, 0, 'x86_64'],
    ['m5.large', 2, 8, 3, 0, 'x86_64'],
    ['m5.24xlarge', 96, 384, 15, 0, 'x86_64'],
    ['m6i.32xlarge', 128, 512, 15, 0, 'x86_64'],
    ['m7g.medium', 1, 4, 2, 0, 'arm64'],
    ['c5.9xlarge', 36, 72, 8, 0, 'x86_64'],
    ['c6g.xlarge', 4, 8, 4, 0, 'arm64'],
    ['r5.2xlarge', 8, 64, 4, 0, 'x86_64'],
    ['g4dn.12xlarge', 48, 192, 8, 4, 'x86_64'],
    ['g5.48xlarge', 192, 768, 7, 8, 'x86_64'],
    ['p3.16xlarge', 64, 488, 8, 8, 'x86_64'],
  ])(
    '%s has %d vCPUs, %d GiB, %d network interfaces and %d GPUs',
    (name, vcpus, memoryGib, networkInterfaces, gpus, architecture) => {
      expect(findInstanceType(name)).toEqual({ vcpus, memoryGib, networkInterfaces, gpus, architecture });
    },
  );

  it.each(['m5.huge', 'z9.large', 'm5', '', 'constructor.large', 'm5.constructor'])('is not %s', (name) => {
    expect(findInstanceType(name)).toBeUndefined();
  });

  it('registers what is left after the system has taken its part', () => {
    const type = findInstanceType('g4dn.xlarge');

    expect(type && resourcesOfType(type)).toEqual({
      cpu: 4096,
      memory: 15_564,
      ports: [22, 2375, 2376, 51_678, 51_679],
      portsUdp: [],
      gpuIds: ['GPU-00000000'],
      networkInterfaces: 2,
    });
  });
});
