import type { SubmitContainerStateChangeRequest, SubmitContainerStateChangeResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertContainerReport, reportContainer } from './report-container.js';
import { ACKNOWLEDGED, getReportedTask, takeReport } from './reported-task.js';

export function submitContainerStateChange(
  draft: EcsDraft,
  input: SubmitContainerStateChangeRequest,
  context: EcsContext,
): SubmitContainerStateChangeResponse {
  const step = getReportedTask(draft, input, context);
  assertContainerReport(step, input);
  takeReport(step, () => reportContainer(step, input));
  return ACKNOWLEDGED;
}
