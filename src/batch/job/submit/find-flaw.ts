import type { SubmitJobRequest } from '@aws-sdk/client-batch';
import type { JobDefinitionRecord } from '../../job-definition/job-definition-record.js';
import { exceedsLimit, TOO_MANY_TAGS } from '../../tag/read-tags.js';
import type { JobSpec } from '../job-record.js';

const LONGEST_OVERRIDES = 8_192;

/** Why a job that is accepted cannot run: Amazon ECS would refuse its task. */
export function findFlaw(
  input: SubmitJobRequest,
  definition: Pick<JobDefinitionRecord, 'tags'>,
  { propagateTags }: Pick<JobSpec, 'propagateTags'>,
): string | undefined {
  if (hasLongOverrides(input)) return `Container Overrides length must be at most ${LONGEST_OVERRIDES}`;
  // Assumption: the wording; it is on record that the job fails.
  return propagateTags && exceedsLimit({ ...definition.tags, ...input.tags }) ? TOO_MANY_TAGS : undefined;
}

/** Assumption: what counts is the length of the request's overrides as JSON, of each node range by itself. */
function hasLongOverrides(input: SubmitJobRequest): boolean {
  const ranges = input.nodeOverrides?.nodePropertyOverrides ?? [];
  return [input, ...ranges].some(
    ({ containerOverrides = {}, ecsPropertiesOverride = containerOverrides }) =>
      JSON.stringify(ecsPropertiesOverride).length > LONGEST_OVERRIDES,
  );
}
