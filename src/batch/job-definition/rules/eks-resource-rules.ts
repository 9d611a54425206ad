import type { EksContainerResourceRequirements } from '@aws-sdk/client-batch';
import type { Rule } from './rule.js';

const GPU = 'nvidia.com/gpu';
const CPU_STEP = 0.25;
const LEAST_MEMORY_MIB = 4;

type Amounts = Readonly<Record<string, string>>;

/** A rule for the limits, and for the requests. */
const amountRules: readonly Rule<Amounts>[] = [
  // Assumption: the wordings about the units of cpu and memory, and about too little memory; the units are on record.
  ({ cpu }) => cpu !== undefined && !isCpu(cpu) && `Value ${cpu} for type cpu in resources is not valid.`,
  ({ memory }) =>
    memory !== undefined && !/^\d+Mi$/.test(memory) && `Value ${memory} for type memory in resources is not valid.`,
  ({ memory }) =>
    memory !== undefined &&
    Number.parseInt(memory) < LEAST_MEMORY_MIB &&
    `Memory must be at least ${LEAST_MEMORY_MIB} Mib, got ${Number.parseInt(memory)} Mib.`,
  ({ [GPU]: gpus }) =>
    gpus !== undefined && !/^[1-9]\d*$/.test(gpus) && `Value ${gpus} for type ${GPU} in resources is not valid.`,
];

export const eksResourceRules: readonly Rule<EksContainerResourceRequirements>[] = [
  ...amountRules.flatMap((rule): Rule<EksContainerResourceRequirements>[] => [
    ({ limits = {} }) => rule(limits),
    ({ requests = {} }) => rule(requests),
  ]),
  (resources) => differ(resources, 'memory') && 'memory request must be equal to memory limit if both are provided.',
  (resources) => differ(resources, GPU) && 'gpu request must be equal to gpu limit if both are provided.',
  ({ limits = {}, requests = {} }) =>
    Number(requests['cpu'] ?? 0) > Number(limits['cpu'] ?? Number.POSITIVE_INFINITY) &&
    'cpu request must be <= to cpu limit if both are provided.',
];

function isCpu(value: string): boolean {
  return Number(value) > 0 && Number.isInteger(Number(value) / CPU_STEP);
}

function differ({ limits = {}, requests = {} }: EksContainerResourceRequirements, type: string): boolean {
  const [limit, request] = [limits[type], requests[type]];
  return limit !== undefined && request !== undefined && limit !== request;
}
