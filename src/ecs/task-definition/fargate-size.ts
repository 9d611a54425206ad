import type { RuntimePlatform } from '@aws-sdk/client-ecs';
import { clientException } from '../ecs-errors.js';
import { toCpuUnits, toMebibytes } from './task-size.js';

export interface FargateSize {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly runtimePlatform?: RuntimePlatform | undefined;
}

interface SizeRow {
  readonly cpu: number;
  /** MiB. */
  readonly memory: readonly number[];
  readonly windows?: true;
}

const SIZES: readonly SizeRow[] = [
  { cpu: 256, memory: [512, 1024, 2048] },
  { cpu: 512, memory: steps(1024, 4096, 1024) },
  { cpu: 1024, memory: steps(2048, 8192, 1024), windows: true },
  { cpu: 2048, memory: steps(4096, 16_384, 1024), windows: true },
  { cpu: 4096, memory: steps(8192, 30_720, 1024), windows: true },
  { cpu: 8192, memory: steps(16_384, 61_440, 4096) },
  { cpu: 16_384, memory: steps(32_768, 122_880, 8192) },
  // Assumption: 32 vCPU are on offer, as newer documents of AWS say.
  { cpu: 32_768, memory: steps(61_440, 249_856, 8192) },
];

export function findFargateSizeProblem({ cpu, memory, runtimePlatform }: FargateSize): string | undefined {
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  const row = SIZES.find((size) => String(size.cpu) === toCpuUnits(cpu));
  const isOffered = row?.memory.includes(Number(toMebibytes(memory))) && (row.windows || !isWindows(runtimePlatform));
  return isOffered ? undefined : 'No Fargate configuration exists for given values.';
}

/** For sizes that override those of a definition. */
export function assertFargateSize(size: FargateSize): void {
  const problem = findFargateSizeProblem(size);
  if (problem !== undefined) throw clientException(problem);
}

function isWindows(platform: RuntimePlatform | undefined): boolean {
  return platform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false;
}

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}
