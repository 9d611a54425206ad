import type { PlatformCapability } from '@aws-sdk/client-batch';
import { isInScope, type Scope } from '../../aws/arn.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference, resourceNameOf } from '../identify.js';
import type { JobDefinitionRecord } from './job-definition-record.js';

export type JobPlatform = PlatformCapability;

/**
 * A definition by its name or ARN, with its revision or without: then it is the latest that is ACTIVE. One of another account or
 * Region is not found, not even by its ARN.
 */
export function findJobDefinition(draft: BatchDraft, reference: string, scope: Scope): JobDefinitionRecord | undefined {
  const arn = arnOfReference(scope, 'job-definition', reference);
  if (!isInScope(arn, scope)) return undefined;
  if (resourceNameOf(arn).includes(':')) return draft.jobDefinitions.get(arn);
  return draft.jobDefinitions.last('byName', [arn, 'ACTIVE']);
}

/** Such a definition, if jobs can be submitted with it. */
export function findActiveJobDefinition(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): JobDefinitionRecord | undefined {
  const definition = findJobDefinition(draft, reference, scope);
  return definition?.status === 'ACTIVE' ? definition : undefined;
}

/** Definitions that do not say where they run, run on Amazon EC2. */
export function platformOf({
  platformCapabilities: [platform = 'EC2'] = [],
}: {
  readonly platformCapabilities?: readonly JobPlatform[] | undefined;
}): JobPlatform {
  return platform;
}
