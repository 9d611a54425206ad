import type { TaskDefinitionRule } from './rule.js';

/**
 * Assumption: the wordings; that ECS Anywhere lacks these features is documented. App Mesh, which it lacks as well, is only
 * to be had with awsvpc.
 */
export const externalRules: readonly TaskDefinitionRule[] = [
  ({ networkMode }) => networkMode === 'awsvpc' && unsupported('networkMode=awsvpc'),
  ({ volumes }) => volumes.some(({ efsVolumeConfiguration: efs }) => efs) && unsupported('efsVolumeConfiguration'),
  ({ volumes }) =>
    volumes.some(({ s3filesVolumeConfiguration: s3 }) => s3) && unsupported('s3filesVolumeConfiguration'),
  ({ volumes }) => volumes.some(({ configuredAtLaunch }) => configuredAtLaunch) && unsupported('configuredAtLaunch'),
];

function unsupported(feature: string): string {
  return `Tasks using the External launch type do not support ${feature}.`;
}
