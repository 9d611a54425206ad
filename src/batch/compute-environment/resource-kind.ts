import type { CRType } from '@aws-sdk/client-batch';

/** What runs the jobs, as AWS Batch calls it in its messages. */
export type ResourceKind = 'EC2' | 'Fargate' | 'ECS Managed Instances';

const KINDS: Readonly<Record<CRType, ResourceKind>> = {
  EC2: 'EC2',
  SPOT: 'EC2',
  FARGATE: 'Fargate',
  FARGATE_SPOT: 'Fargate',
  ECS_MANAGED_INSTANCES: 'ECS Managed Instances',
};

export function kindOf({ type = 'EC2' }: { readonly type: CRType | undefined }): ResourceKind {
  return KINDS[type];
}
