import type {
  EcsPropertiesOverride,
  EksPropertiesOverride,
  NodePropertyOverride,
  SubmitJobRequest,
} from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { assertEnvironment } from '../../job-definition/rules/environment-rules.js';

/** What a request wants otherwise of one container. */
interface ContainerOverride {
  readonly command?: readonly string[] | undefined;
  readonly environment?: readonly { readonly name?: string | undefined }[] | undefined;
}

/** What the overrides of a request show by themselves. Assumption: the wordings about an empty string and about several tasks. */
export function assertOverrides(input: SubmitJobRequest): void {
  for (const { ecsPropertiesOverride } of [input, ...rangesOf(input)]) {
    const { taskProperties = [] } = ecsPropertiesOverride ?? {};
    if (taskProperties.length > 1) throw invalidRequest('Number of taskProperties must be 1');
  }
  for (const { command = [], environment } of listOverrides(input)) {
    if (command.includes('')) throw invalidRequest('Command cannot have an empty string.');
    assertEnvironment(environment);
  }
}

function listOverrides(input: SubmitJobRequest): ContainerOverride[] {
  return [input, ...rangesOf(input)].flatMap(({ containerOverrides, ecsPropertiesOverride, eksPropertiesOverride }) => [
    ...(containerOverrides ? [containerOverrides] : []),
    ...ofTask(ecsPropertiesOverride),
    ...ofPod(eksPropertiesOverride),
  ]);
}

function rangesOf({ nodeOverrides }: SubmitJobRequest): NodePropertyOverride[] {
  return nodeOverrides?.nodePropertyOverrides ?? [];
}

function ofTask({ taskProperties = [] }: EcsPropertiesOverride = {}): ContainerOverride[] {
  return taskProperties.flatMap(({ containers = [] }) => containers);
}

/** AWS does not rule out empty strings in a command on Amazon EKS. */
function ofPod({ podProperties: { containers = [], initContainers = [] } = {} }: EksPropertiesOverride = {}) {
  return [...containers, ...initContainers].map(({ env }) => ({ environment: env }));
}
