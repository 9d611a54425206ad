import type { ContainerProperties, RegisterJobDefinitionRequest, ResourceRequirement } from '@aws-sdk/client-batch';
import { partitionOf } from '../../aws/arn.js';
import { deregisterJobDefinition } from '../../batch/job-definition/deregister-job-definition.js';
import { skipRevisions } from '../../batch/job-definition/job-definition-table.js';
import { registerJobDefinition } from '../../batch/job-definition/register-job-definition.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import type { JobDefinitionSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';

/** Fargate has that size, too. */
const SIZE = { VCPU: '1', MEMORY: '2048' };

export function seedJobDefinition(seeding: BatchSeeding, seed: string | JobDefinitionSeed): string {
  const { draft, context } = seeding;
  const {
    status = 'ACTIVE',
    revision,
    ...given
  } = typeof seed === 'string' ? ({ jobDefinitionName: seed } as JobDefinitionSeed) : seed;
  const request = readRequest('RegisterJobDefinition', withDefaults(seeding, given));
  if (revision !== undefined) skipTo(seeding, given.jobDefinitionName ?? '', revision);
  const { jobDefinitionArn = '' } = registerJobDefinition(draft.batch, request, context);
  if (status === 'INACTIVE') deregisterJobDefinition(draft.batch, { jobDefinition: jobDefinitionArn }, context);
  return jobDefinitionArn;
}

function skipTo({ draft, context: { scope } }: BatchSeeding, name: string, next: number): void {
  if (!Number.isInteger(next) || next < 1) {
    throw new SeedProblem(`${showValue(next)} is no revision. Give a whole number from 1.`, 'revision');
  }
  skipRevisions(draft.batch, { name, next, scope });
}

function withDefaults(
  { context: { scope } }: BatchSeeding,
  { containerProperties, ...given }: JobDefinitionSeed,
): RegisterJobDefinitionRequest {
  const { jobDefinitionName: name, nodeProperties, ecsProperties, eksProperties } = given;
  const { type = nodeProperties ? 'multinode' : 'container' } = given;
  const hasOther = (nodeProperties ?? ecsProperties ?? eksProperties) !== undefined;
  if (hasOther && containerProperties === undefined) return { ...given, type };
  const isFargate = given.platformCapabilities?.includes('FARGATE');
  const executionRoleArn = `arn:${partitionOf(scope.region)}:iam::${scope.accountId}:role/ecsTaskExecutionRole`;
  return {
    ...given,
    type,
    containerProperties: {
      image: `${name}:latest`,
      ...(isFargate && { executionRoleArn }),
      ...containerProperties,
      ...fillSize(containerProperties),
    },
  };
}

/** What is not said of its size, in the list or in the members that came before it. */
function fillSize({ vcpus, memory, resourceRequirements = [] }: ContainerProperties = {}): ContainerProperties {
  const isGiven = (wanted: string) => resourceRequirements.some(({ type }) => type === wanted);
  const missing: ResourceRequirement[] = [];
  if (vcpus === undefined && !isGiven('VCPU')) missing.push({ type: 'VCPU', value: SIZE.VCPU });
  if (memory === undefined && !isGiven('MEMORY')) missing.push({ type: 'MEMORY', value: SIZE.MEMORY });
  return missing.length === 0 ? {} : { resourceRequirements: [...resourceRequirements, ...missing] };
}
