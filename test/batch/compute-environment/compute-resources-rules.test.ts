import type {
  ComputeResource,
  InstanceLaunchTemplate,
  LaunchTemplateSpecification,
  ManagedInstancesProvider,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createEnvironmentWorld, INSTANCES, MANAGED_INSTANCES } from './environment-world.js';

const NOT_ONE_TEMPLATE =
  'One of LaunchTemplateId and LaunchTemplateName or LaunchTemplate.overrides should be provided';
const NOT_ONE_OVERRIDE = 'LaunchTemplate.overrides should have either LaunchTemplateId or LaunchTemplateName';
const WRONG_VERSION = 'LaunchTemplateVersion must be either empty or a number or $Default or $Latest';
const NO_TARGETS = 'LaunchTemplate.overrides.targetInstanceTypes[] is required';
const DOUBLE_TARGETS = 'LaunchTemplate.overrides have duplicate targetInstanceTypes';
const WRONG_TARGETS = 'LaunchTemplate.overrides have targetInstanceTypes that do not match';

const overrideFor = (...targetInstanceTypes: string[]) => ({ launchTemplateId: 'lt-2', targetInstanceTypes });

describe('the compute resources of an environment', () => {
  const { aws, create } = createEnvironmentWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const attempt = async (computeResources: ComputeResource) => ({
    ...(await rejectionOf(create({ computeResources }))),
    changes: aws.changes(),
  });
  const refusal = (text: string) => ({ name: 'ClientException', text, isWrapped: true, changes: [] });

  it.each<[string, LaunchTemplateSpecification, string]>([
    ['without a name', {}, NOT_ONE_TEMPLATE],
    ['with an empty name', { launchTemplateName: '' }, NOT_ONE_TEMPLATE],
    ['with an empty list of overrides alone', { overrides: [] }, NOT_ONE_TEMPLATE],
    ['with name and id', { launchTemplateId: 'lt-1', launchTemplateName: 'base' }, NOT_ONE_TEMPLATE],
    ['with a version that is no number', { launchTemplateId: 'lt-1', version: 'v1' }, WRONG_VERSION],
    [
      'with an override of such a version',
      { overrides: [{ ...overrideFor('c5.large'), version: '$Newest' }] },
      WRONG_VERSION,
    ],
    [
      'with 11 overrides',
      { overrides: Array.from({ length: 11 }, () => overrideFor('c5.large')) },
      'LaunchTemplate.overrides size cannot be greater than 10',
    ],
    ['with an override without a name', { overrides: [{ targetInstanceTypes: ['c5.large'] }] }, NOT_ONE_OVERRIDE],
    [
      'with an override with name and id',
      { overrides: [{ ...overrideFor('c5.large'), launchTemplateName: 'base' }] },
      NOT_ONE_OVERRIDE,
    ],
    ['with an override for nothing', { overrides: [overrideFor()] }, NO_TARGETS],
    ['with a target twice', { overrides: [overrideFor('c5.large'), overrideFor('c5.large')] }, DOUBLE_TARGETS],
    ['with a target in the family of another', { overrides: [overrideFor('c5', 'c5.large')] }, DOUBLE_TARGETS],
    ['for another type', { overrides: [overrideFor('c5.xlarge')] }, WRONG_TARGETS],
    ['for the family of a type', { overrides: [overrideFor('c5')] }, WRONG_TARGETS],
    ['for the defaults', { overrides: [overrideFor('optimal')] }, WRONG_TARGETS],
  ])('refuse a launch template %s', async (_what, launchTemplate, text) => {
    expect(await attempt({ ...INSTANCES, launchTemplate })).toEqual(refusal(text));
  });

  it.each<[string, LaunchTemplateSpecification]>([
    ['overrides alone', { overrides: [overrideFor('c5.large', 'c5.xlarge'), overrideFor('m6i')] }],
    ['the newest version', { launchTemplateName: 'base', version: '$Latest' }],
    ['a way of the user’s own to begin', { launchTemplateId: 'lt-1', userdataType: 'EKS_NODEADM' }],
  ])('take a launch template with %s', async (_what, launchTemplate) => {
    const reply = create({ computeResources: { ...INSTANCES, instanceTypes: ['c5', 'optimal'], launchTemplate } });
    expect(await reply).toMatchObject({ computeEnvironmentName: 'ce' });
  });

  const withProvider = (provider: Partial<ManagedInstancesProvider>): Partial<ComputeResource> => ({
    managedInstancesProvider: {
      ...MANAGED_INSTANCES.managedInstancesProvider,
      ...provider,
    } as ManagedInstancesProvider,
  });
  const withTemplate = (template: Partial<InstanceLaunchTemplate>) =>
    withProvider({
      instanceLaunchTemplate: {
        ...MANAGED_INSTANCES.managedInstancesProvider?.instanceLaunchTemplate,
        ...template,
      } as InstanceLaunchTemplate,
    });

  it.each<[string, Partial<ComputeResource>, string]>([
    ['no provider', { managedInstancesProvider: undefined }, 'managedInstancesProvider is required.'],
    ['subnets of their own', { subnets: ['subnet-1'] }, 'subnets is not applicable for ECS Managed Instances.'],
    ['minvCpus', { minvCpus: 0 }, 'minvCpus is not applicable for ECS Managed Instances.'],
    [
      'an unknown propagation of tags',
      withProvider({ propagateTags: 'ALL' }),
      'propagateTags ALL is not valid. Valid values: [CAPACITY_PROVIDER, NONE]',
    ],
    [
      'an hour and a second',
      withProvider({ infrastructureOptimization: { scaleInAfter: 3_601 } }),
      'scaleInAfter should be -1 or between 0 and 3600.',
    ],
    [
      'no subnets',
      withTemplate({ networkConfiguration: { subnets: [], securityGroups: ['sg-1'] } }),
      'Subnets are required.',
    ],
    [
      'no security groups',
      withTemplate({ networkConfiguration: { subnets: ['subnet-1'], securityGroups: [] } }),
      'Security group ids are required.',
    ],
    [
      'an unknown kind of capacity',
      withTemplate({ capacityOptionType: 'RESERVED' }),
      'capacityOptionType RESERVED is not valid. Valid values: [ON_DEMAND, SPOT]',
    ],
    [
      'unknown monitoring',
      withTemplate({ monitoring: 'FULL' }),
      'monitoring FULL is not valid. Valid values: [BASIC, DETAILED]',
    ],
    [
      'an unknown preference',
      withTemplate({ capacityReservations: { reservationPreference: 'NONE' } }),
      'reservationPreference NONE is not valid. Valid values: [RESERVATIONS_ONLY, RESERVATIONS_FIRST, RESERVATIONS_EXCLUDED]',
    ],
    ['negative vCPUs', { maxvCpus: -1 }, 'maxvCpus should be greater than or equal to minvCpus.'],
  ])('refuse %s for managed instances', async (_what, resources, text) => {
    expect(await attempt({ ...MANAGED_INSTANCES, ...resources })).toEqual(refusal(text));
  });

  it('take all that managed instances can have', async () => {
    const computeResources: ComputeResource = {
      ...MANAGED_INSTANCES,
      capacityTags: { team: 'shop' },
      ...withTemplate({
        capacityOptionType: 'SPOT',
        monitoring: 'DETAILED',
        capacityReservations: { reservationPreference: 'RESERVATIONS_FIRST' },
      }),
    };
    expect(await create({ computeResources })).toMatchObject({ computeEnvironmentName: 'ce' });
  });
});
