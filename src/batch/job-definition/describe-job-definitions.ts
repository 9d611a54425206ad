import type { DescribeJobDefinitionsRequest, DescribeJobDefinitionsResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import type { Walk } from '../../store/sorted-map.js';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { paginate } from '../paginate.js';
import { findJobDefinition } from './find-job-definition.js';
import { toJobDefinitionView } from './job-definition-view.js';

const MOST_DEFINITIONS = 100;

export function describeJobDefinitions(
  draft: BatchDraft,
  input: DescribeJobDefinitionsRequest,
  { scope }: BatchContext,
): DescribeJobDefinitionsResponse {
  // Assumption: an empty list of jobDefinitions counts as none.
  if (input.jobDefinitions?.length) return describeReferences(draft, input, scope);
  const { maxResults, nextToken } = input;
  const page = paginate({ list: 'DescribeJobDefinitions', maxResults, nextToken }, (from) =>
    walkDefinitions(draft, { input, scope }, from),
  );
  return { jobDefinitions: page.items.map(toJobDefinitionView), nextToken: page.nextToken };
}

/** Assumption: a name without a revision stands for the latest ACTIVE one; what does not exist is left out. */
function describeReferences(
  draft: BatchDraft,
  input: DescribeJobDefinitionsRequest,
  scope: Scope,
): DescribeJobDefinitionsResponse {
  assertStandsAlone(input);
  const { jobDefinitions: references = [] } = input;
  if (references.length > MOST_DEFINITIONS) {
    // Assumption: the wording about more than 100 definitions, after that of DescribeJobs.
    throw invalidRequest(`Maximum number of job definitions supported is  ${MOST_DEFINITIONS} .`);
  }
  const found = references.flatMap((reference) => findJobDefinition(draft, reference, scope) ?? []);
  return { jobDefinitions: found.map(toJobDefinitionView) };
}

/** Assumption: the wordings about what cannot stand beside jobDefinitions, after that of DescribeComputeEnvironments. */
function assertStandsAlone({ maxResults, jobDefinitionName, status, nextToken }: DescribeJobDefinitionsRequest): void {
  const others = { MaxResults: maxResults, JobDefinitionName: jobDefinitionName, Status: status, NextToken: nextToken };
  for (const [member, value] of Object.entries(others)) {
    if (value !== undefined) throw invalidRequest(`JobDefinitions and ${member} cannot both be set`);
  }
}

interface Listed {
  readonly input: DescribeJobDefinitionsRequest;
  readonly scope: Scope;
}

/** Assumption: an unknown status is not refused; no definition has it. */
function* walkDefinitions(draft: BatchDraft, { input, scope }: Listed, from: Walk) {
  const { jobDefinitionName, status } = input;
  const key = [scope.accountId, scope.region, ...(jobDefinitionName ? [jobDefinitionName] : [])];
  for (const entry of draft.jobDefinitions.walk('byScope', key, from)) {
    if (!status || entry[1].status === status) yield entry;
  }
}
