import type { CreateDaemonRequest } from '@aws-sdk/client-ecs';
import { isArn } from '../../aws/arn.js';
import type { DaemonRevisionRecord } from '../daemon-revision/daemon-revision-record.js';
import {
  getDaemonTaskDefinition,
  readDaemonTaskDefinitionReference,
} from '../daemon-task-definition/daemon-task-definition-table.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonRecord } from './daemon-record.js';
import { readDaemonProviders } from './read-daemon-providers.js';

export interface NewDaemonRevision {
  readonly daemon: Pick<DaemonRecord, 'daemonArn' | 'clusterArn'>;
  readonly input: Pick<
    CreateDaemonRequest,
    | 'daemonTaskDefinitionArn'
    | 'capacityProviderArns'
    | 'propagateTags'
    | 'enableECSManagedTags'
    | 'enableExecuteCommand'
    | 'critical'
  >;
}

/** Checks what a request wants of a daemon, and keeps it. Assumption: what an update leaves out gets its default again. */
export function createDaemonRevision(
  draft: EcsDraft,
  { daemon: { daemonArn, clusterArn }, input }: NewDaemonRevision,
  { scope, now, identifiers }: EcsContext,
): DaemonRevisionRecord {
  const { propagateTags = 'NONE', enableECSManagedTags = false, enableExecuteCommand = false, critical = true } = input;
  const daemonTaskDefinitionArn = readDefinitionArn(draft, input.daemonTaskDefinitionArn ?? '', scope);
  const capacityProviders = readDaemonProviders(draft, { arns: input.capacityProviderArns, clusterArn }, scope);
  return draft.daemonRevisions.insert({
    daemonRevisionArn: `${daemonArn.replace(':daemon/', ':daemon-revision/')}/${identifiers.digits(19)}`,
    ...{ daemonArn, clusterArn, daemonTaskDefinitionArn, capacityProviders },
    ...{ propagateTags, enableECSManagedTags, enableExecuteCommand, critical },
    createdAt: now,
  });
}

/** Assumption: the wordings. */
function readDefinitionArn(draft: EcsDraft, arn: string, scope: EcsContext['scope']): string {
  if (!isArn(arn)) throw invalidParameter('Invalid arn syntax.');
  const { daemonTaskDefinitionArn, status } = getDaemonTaskDefinition(
    draft,
    readDaemonTaskDefinitionReference(arn, scope),
  );
  if (status !== 'ACTIVE') throw clientException('The specified daemon task definition is not in ACTIVE status.');
  return daemonTaskDefinitionArn;
}
