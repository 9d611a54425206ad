import type { LaunchType } from '@aws-sdk/client-ecs';
import type { Scope } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import type { LaunchSpec } from './launch-spec.js';
import { launchTypeOfSpec } from './launch-type-of-spec.js';

/** What the tasks of a service are launched from. Of an EXTERNAL service it is all undefined, as long as it has no task set. */
export interface SettledLaunch {
  readonly spec: LaunchSpec | undefined;
  readonly launchType: LaunchType | undefined;
  readonly taskDefinition: TaskDefinitionRecord | undefined;
}

export function settle(
  draft: EcsDraft,
  { spec, taskDefinition }: Pick<SettledLaunch, 'spec' | 'taskDefinition'>,
  scope: Scope,
): SettledLaunch {
  return { spec, taskDefinition, launchType: spec && launchTypeOfSpec(draft, spec, scope) };
}
