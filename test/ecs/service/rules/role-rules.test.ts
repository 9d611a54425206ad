import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BALANCED, createRulesWorld, ON_EC2 } from './rules-world.js';

const loadBalancers = [{ ...BALANCED, containerName: 'old', containerPort: 80 }];
const LINKED = 'You cannot specify an IAM role for services that require a service linked role.';

describe('the role of a service', () => {
  const { aws, begin, createService, refusalToCreate } = createRulesWorld();

  beforeEach(begin);
  afterAll(() => aws.restore());

  it.each<[string, Partial<CreateServiceCommandInput>, string]>([
    [
      'without a load balancer',
      { ...ON_EC2 },
      'IAM roles are only valid for services configured to use load balancers.',
    ],
    ['with network interfaces', { loadBalancers: [BALANCED] }, LINKED],
    ['with two target groups', { ...ON_EC2, loadBalancers: [...loadBalancers, ...loadBalancers] }, LINKED],
    [
      'with a registry',
      { ...ON_EC2, loadBalancers, serviceRegistries: [{ containerName: 'old', containerPort: 80 }] },
      LINKED,
    ],
  ])('cannot be chosen %s', async (_, input, message) => {
    expect(await refusalToCreate({ ...input, role: 'ecs' })).toBe(message);
  });

  it.each([
    ['ecs', 'arn:aws:iam::123456789012:role/ecs'],
    ['/team/ecs', 'arn:aws:iam::123456789012:role/team/ecs'],
    ['arn:aws:iam::123456789012:role/ecs', 'arn:aws:iam::123456789012:role/ecs'],
  ])('%s is shown by its ARN', async (role, roleArn) => {
    expect((await createService({ ...ON_EC2, loadBalancers, role })).roleArn).toBe(roleArn);
  });

  it('is the service-linked one where ECS manages network interfaces or load balancers', async () => {
    const linked = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';

    expect((await createService()).roleArn).toBe(linked);
    expect((await createService({ ...ON_EC2, serviceName: 'a', loadBalancers })).roleArn).toBe(linked);
    expect(await createService({ ...ON_EC2, serviceName: 'b' })).not.toHaveProperty('roleArn');
  });
});
