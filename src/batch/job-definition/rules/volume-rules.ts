import type { Volume } from '@aws-sdk/client-batch';
import type { Rule } from './rule.js';

const FILE_SYSTEM_ID = /^fs-(?:[\da-f]{8}|[\da-f]{17})$/;

export const volumeRules: readonly Rule<Volume>[] = [
  ({ host, efsVolumeConfiguration: efs, s3filesVolumeConfiguration: s3files }) =>
    [host, efs, s3files].filter((backend) => backend !== undefined).length > 1 &&
    'When the volume parameter is specified, only one volume configuration type should be used.',
  // Assumption: ids of EFS file systems are `fs-` and 8 or 17 hexadecimal digits.
  ({ efsVolumeConfiguration: efs }) =>
    efs &&
    !FILE_SYSTEM_ID.test(efs.fileSystemId ?? '') &&
    `EFS configuration fileSystemId is not valid: ${efs.fileSystemId}.`,
];
