import type { ComputeResource, Ec2Configuration } from '@aws-sdk/client-batch';
import { fillLaunchTemplate } from './fill-launch-template.js';
import { kindOf } from './resource-kind.js';

/** What Describe shows of the resources that a request to create asks for. Fargate and managed instances have no defaults. */
export function fillComputeResources(given: ComputeResource, isEks: boolean): ComputeResource {
  if (kindOf(given) !== 'EC2') return given;
  const { launchTemplate, ...others } = given;
  const template = launchTemplate && fillLaunchTemplate(launchTemplate);
  return {
    ...others,
    desiredvCpus: given.desiredvCpus ?? given.minvCpus,
    ...(template && { launchTemplate: template }),
    ec2Configuration: fillImages(given.ec2Configuration, isEks),
  };
}

export function fillImages(given: Ec2Configuration[] = [], isEks: boolean): Ec2Configuration[] {
  if (given.length === 0) return [{ imageType: isEks ? 'EKS_AL2023' : 'ECS_AL2023' }];
  return given.map((image) => {
    // AWS sets the status itself.
    const { batchImageStatus: _, ...others } = image;
    return others;
  });
}
