import type { LaunchTemplateSpecification, LaunchTemplateSpecificationOverride } from '@aws-sdk/client-batch';
import { namesTemplate } from '../fill-launch-template.js';
import { familiesOfGroup, familyOf } from '../list-allowed-types.js';

const MOST_OVERRIDES = 10;
const VERSION = /^(?:\d+|\$Default|\$Latest)?$/;

/** Without `instanceTypes` it does not tell whether the targets of overrides are among them. */
export function findLaunchTemplateProblem(
  template: LaunchTemplateSpecification,
  instanceTypes: readonly string[] | undefined,
): string | undefined {
  const { launchTemplateId, launchTemplateName, overrides = [] } = template;
  if ((launchTemplateId && launchTemplateName) || (!namesTemplate(template) && overrides.length === 0)) {
    return 'One of LaunchTemplateId and LaunchTemplateName or LaunchTemplate.overrides should be provided';
  }
  if ([template, ...overrides].some(({ version = '' }) => !VERSION.test(version))) {
    return 'LaunchTemplateVersion must be either empty or a number or $Default or $Latest';
  }
  return findOverrideProblem(overrides) ?? findTargetProblem(targetsOf(overrides), instanceTypes);
}

function findOverrideProblem(overrides: readonly LaunchTemplateSpecificationOverride[]): string | undefined {
  if (overrides.length > MOST_OVERRIDES) {
    return `LaunchTemplate.overrides size cannot be greater than ${MOST_OVERRIDES}`;
  }
  if (overrides.some(({ launchTemplateId: id, launchTemplateName: name }) => Boolean(id) === Boolean(name))) {
    return 'LaunchTemplate.overrides should have either LaunchTemplateId or LaunchTemplateName';
  }
  if (overrides.some(({ targetInstanceTypes = [] }) => targetInstanceTypes.length === 0)) {
    return 'LaunchTemplate.overrides.targetInstanceTypes[] is required';
  }
  return undefined;
}

function findTargetProblem(
  targets: readonly string[],
  instanceTypes: readonly string[] | undefined,
): string | undefined {
  // Assumption: a family and a type of it are duplicate targets; that they cannot overlap is on record.
  const isDouble = (target: string, at: number) =>
    targets.indexOf(target) !== at || (target !== familyOf(target) && targets.includes(familyOf(target)));
  if (targets.some(isDouble)) return 'LaunchTemplate.overrides have duplicate targetInstanceTypes';
  // Assumption: the families behind `optimal` and the like are among the types, but their names are no targets.
  const allowed = instanceTypes?.flatMap((name) => familiesOfGroup(name) ?? [name]);
  if (allowed === undefined || targets.every((name) => allowed.includes(name) || allowed.includes(familyOf(name)))) {
    return undefined;
  }
  return 'LaunchTemplate.overrides have targetInstanceTypes that do not match';
}

function targetsOf(overrides: readonly LaunchTemplateSpecificationOverride[]): string[] {
  return overrides.flatMap(({ targetInstanceTypes = [] }) => targetInstanceTypes);
}
