import type { ContainerImage } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { digestOfImage } from '../task/image-digest.js';
import { findDefinition } from '../task-definition/find-definition.js';

/** With the digests that all tasks of the revision run, unless a container leaves it to each task what its tag stands for. */
export function listImages(draft: EcsDraft, taskDefinitionArn: string): ContainerImage[] {
  const { containerDefinitions = [] } = findDefinition(draft, taskDefinitionArn) ?? {};
  return containerDefinitions.map(({ name, image, versionConsistency }) => ({
    ...{ containerName: name, image },
    ...(versionConsistency !== 'disabled' && { imageDigest: digestOfImage(image) }),
  }));
}
