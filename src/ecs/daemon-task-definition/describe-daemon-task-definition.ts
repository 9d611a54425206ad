import type { DescribeDaemonTaskDefinitionRequest, DescribeDaemonTaskDefinitionResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getDaemonTaskDefinition, readDaemonTaskDefinitionReference } from './daemon-task-definition-table.js';
import { toDaemonTaskDefinitionView } from './daemon-task-definition-view.js';

/** A revision can be described for a while after it has been deleted. */
export function describeDaemonTaskDefinition(
  draft: EcsDraft,
  input: DescribeDaemonTaskDefinitionRequest,
  { scope }: EcsContext,
): DescribeDaemonTaskDefinitionResponse {
  const reference = readDaemonTaskDefinitionReference(input.daemonTaskDefinition ?? '', scope);
  return { daemonTaskDefinition: toDaemonTaskDefinitionView(getDaemonTaskDefinition(draft, reference)) };
}
