import type { ComputeResource, Ec2Configuration } from '@aws-sdk/client-batch';

const MOST_CONFIGURATIONS = 2;
const KUBERNETES_VERSION = /^1\.\d+$/;

const IMAGE_TYPES: Readonly<Record<'ECS' | 'EKS', readonly string[]>> = {
  ECS: ['ECS_AL2', 'ECS_AL2_NVIDIA', 'ECS_AL2023', 'ECS_AL2023_NVIDIA'],
  EKS: ['EKS_AL2', 'EKS_AL2_NVIDIA', 'EKS_AL2023', 'EKS_AL2023_NVIDIA'],
};
const ENDED = /_AL2(?:_|$)/;

export function findImageProblem(
  { ec2Configuration = [], imageId }: ComputeResource,
  isEks: boolean,
): string | undefined {
  const supported = IMAGE_TYPES[isEks ? 'EKS' : 'ECS'];
  if (ec2Configuration.some(({ imageType = '' }) => !supported.includes(imageType))) {
    return 'Invalid imageType in ComputeResources.ec2Configuration';
  }
  if (ec2Configuration.some((configuration) => isEnded(configuration, imageId))) {
    // Assumption: nothing follows, and an image of one’s own is spared; only the beginning is on record.
    return 'Amazon Linux 2 is end-of-life.';
  }
  if (isEks && ec2Configuration.some(hasWrongVersion)) {
    return 'At least one imageKubernetesVersion in EC2Configuration is not supported.';
  }
  // Assumption: the wording; that there are one or two is on record.
  return ec2Configuration.length > MOST_CONFIGURATIONS
    ? `ec2Configuration size cannot be greater than ${MOST_CONFIGURATIONS}`
    : undefined;
}

/** The images of AWS Batch have ended; the user's own can go on. */
function isEnded({ imageType = '', imageIdOverride }: Ec2Configuration, imageId: string | undefined): boolean {
  return ENDED.test(imageType) && !imageIdOverride && !imageId;
}

/** Assumption: every Kubernetes version 1.x is supported. */
function hasWrongVersion({ imageKubernetesVersion }: Ec2Configuration): boolean {
  return imageKubernetesVersion !== undefined && !KUBERNETES_VERSION.test(imageKubernetesVersion);
}
