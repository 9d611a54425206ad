import type { LaunchTemplateSpecification } from '@aws-sdk/client-batch';

const DEFAULT_VERSION = '$Default';

/** The template with its defaults. Empty names are none; undefined where nothing is left. */
export function fillLaunchTemplate(given: LaunchTemplateSpecification): LaunchTemplateSpecification | undefined {
  const { overrides = [] } = given;
  const template = fillVersion(given);
  if (overrides.length > 0) return { ...template, overrides: overrides.map(fillVersion) };
  return namesTemplate(given) ? template : undefined;
}

/** Whether the request says that there shall be no launch template. */
export function removesTemplate(template: LaunchTemplateSpecification): boolean {
  const isCleared = template.launchTemplateId === '' || template.launchTemplateName === '';
  return isCleared && fillLaunchTemplate(template) === undefined;
}

type Named = Pick<LaunchTemplateSpecification, 'launchTemplateId' | 'launchTemplateName' | 'version'>;

export function namesTemplate({ launchTemplateId, launchTemplateName }: Named): boolean {
  return Boolean(launchTemplateId) || Boolean(launchTemplateName);
}

function fillVersion<T extends Named & { readonly overrides?: unknown }>(given: T): Omit<T, 'overrides'> {
  const { launchTemplateId, launchTemplateName, version, overrides: _, ...others } = given;
  return {
    ...(launchTemplateId && { launchTemplateId }),
    ...(launchTemplateName && { launchTemplateName }),
    ...(namesTemplate(given) && { version: version || DEFAULT_VERSION }),
    ...others,
  } as Omit<T, 'overrides'>;
}
