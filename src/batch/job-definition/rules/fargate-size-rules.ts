import { invalidRequest } from '../../batch-errors.js';

export interface FargateSize {
  readonly vcpus: number;
  /** MiB. */
  readonly memory: number;
}

/** The memory that goes with a number of vCPUs, in MiB. */
const SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [0.25, [512, 1024, 2048]],
  [0.5, steps(1024, 4096, 1024)],
  [1, steps(2048, 8192, 1024)],
  [2, steps(4096, 16_384, 1024)],
  [4, steps(8192, 30_720, 1024)],
  [8, steps(16_384, 61_440, 4096)],
  [16, steps(32_768, 122_880, 8192)],
  [32, [61_440, 122_880, 249_856]],
]);

export function assertFargateSize({ vcpus, memory }: FargateSize): void {
  if (SIZES.get(vcpus)?.includes(memory)) return;
  throw invalidRequest(`Fargate resource requirements (${vcpus.toFixed(2)} vCPU, ${memory} MiB) not valid.`);
}

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}
