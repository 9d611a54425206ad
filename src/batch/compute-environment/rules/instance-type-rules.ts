import { familyOf } from '../list-allowed-types.js';

/** A `g` behind the generation stands for Graviton. */
const ARM_FAMILY = /^(?:a1|default_arm64|[a-z]+\d+g[a-z]*)$/;

/** Types are told by their name: AWS Batch finds out later which of them exist. */
export function findInstanceTypeProblem(instanceTypes: readonly string[] = []): string | undefined {
  const onArm = instanceTypes.filter((name) => ARM_FAMILY.test(familyOf(name)));
  if (onArm.length === 0 || onArm.length === instanceTypes.length) return undefined;
  return 'arm-based instance type cannot be used with other instance types';
}
