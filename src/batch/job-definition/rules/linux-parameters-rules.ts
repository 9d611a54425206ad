import type { LinuxParameters } from '@aws-sdk/client-batch';
import type { ContainerSettings } from './job-task.js';
import type { Rule } from './rule.js';

const HIGHEST_SWAPPINESS = 100;

const rules: readonly Rule<LinuxParameters>[] = [
  ({ tmpfs = [] }) =>
    tmpfs.some(({ size = 0 }) => size < 1) &&
    'Size of a tmpfs is invalid. The size is required and must be a positive integer.',
  ({ maxSwap = 0 }) => maxSwap < 0 && `Invalid swap memory size: ${maxSwap}, must be non-negative.`,
  ({ maxSwap, swappiness }) =>
    maxSwap !== undefined &&
    swappiness === undefined &&
    'When container specified swap memory, swappiness value is required.',
  ({ swappiness = 0 }) =>
    (swappiness < 0 || swappiness > HIGHEST_SWAPPINESS) &&
    `Invalid swappiness: ${swappiness}, must be between 0 and ${HIGHEST_SWAPPINESS}.`,
];

export const linuxParametersRules: readonly Rule<ContainerSettings>[] = rules.map(
  (rule) =>
    ({ linuxParameters }) =>
      linuxParameters && rule(linuxParameters),
);
