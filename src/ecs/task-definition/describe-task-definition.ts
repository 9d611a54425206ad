import type { DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { findTaskDefinition, readTaskDefinitionReference } from './task-definition-table.js';
import { toTaskDefinitionView } from './task-definition-view.js';

/** A revision can be described for as long as it exists, whatever its status. */
export function describeTaskDefinition(
  draft: EcsDraft,
  input: DescribeTaskDefinitionRequest,
  { scope }: EcsContext,
): DescribeTaskDefinitionResponse {
  const reference = readTaskDefinitionReference(input.taskDefinition ?? '', scope);
  const record = findTaskDefinition(draft, reference);
  if (record === undefined) throw clientException('Unable to describe task definition.');
  return { taskDefinition: toTaskDefinitionView(record), tags: input.include?.includes('TAGS') ? record.tags : [] };
}
