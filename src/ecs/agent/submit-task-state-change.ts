import type { SubmitTaskStateChangeRequest, SubmitTaskStateChangeResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { startContainer, startReadyContainers } from '../task/start-containers.js';
import { decideStop, deprovision, ESSENTIAL_EXIT, FAILED_START } from '../task/stop-containers.js';
import { cancelTransitions, containerDefinitionsOf, taskOf, type TaskStep } from '../task/task-step.js';
import { getTaskOfAttachment, reportAttachment } from './report-attachment.js';
import { assertContainerReport, leaveProvisioning, reportContainer } from './report-container.js';
import { assertManagedAgentReport, reportManagedAgent } from './report-managed-agent.js';
import { ACKNOWLEDGED, assertStatus, getReportedTask, takeReport } from './reported-task.js';

/** As it has been read: times are epoch milliseconds. */
type TaskReport = Omit<SubmitTaskStateChangeRequest, ReportedTime> & { readonly [Time in ReportedTime]?: number };
type ReportedTime = (typeof REPORTED_TIMES)[number];
const REPORTED_TIMES = ['pullStartedAt', 'pullStoppedAt', 'executionStoppedAt'] as const;

/** What an agent says of a task, done as the clock would do it. What the clock had planned and the report overtakes is off. */
export function submitTaskStateChange(
  draft: EcsDraft,
  input: TaskReport,
  context: EcsContext,
): SubmitTaskStateChangeResponse {
  assertStatus(input.status);
  const step = getReportedTask(draft, input, context);
  assertReport(step, input, context);
  takeReport(step, () => {
    noteTimes(step, input);
    // Before its containers, so that the end of one does not begin what the report has ended.
    if (input.status === 'STOPPED') decideEnd(step, input);
    for (const container of input.containers ?? []) reportContainer(step, container);
    for (const attachment of input.attachments ?? []) reportAttachment(step, attachment);
    for (const agent of input.managedAgents ?? []) reportManagedAgent(step, agent);
    if (input.status === 'RUNNING') startAll(step);
    if (input.status === 'STOPPED') end(step);
  });
  return ACKNOWLEDGED;
}

function assertReport(step: TaskStep, report: TaskReport, { scope }: EcsContext): void {
  for (const container of report.containers ?? []) assertContainerReport(step, container);
  for (const attachment of report.attachments ?? []) getTaskOfAttachment([taskOf(step)], attachment, scope);
  for (const agent of report.managedAgents ?? []) assertManagedAgentReport(step, agent);
}

function noteTimes(step: TaskStep, report: TaskReport): void {
  step.draft.tasks.update(step.taskArn, (task) => {
    for (const time of REPORTED_TIMES) if (report[time] !== undefined) task[time] = report[time];
  });
}

/** A task that runs has started all of its containers. */
function startAll(step: TaskStep): void {
  const { desiredStatus, lastStatus } = taskOf(step);
  if (desiredStatus === 'STOPPED' || (lastStatus !== 'PROVISIONING' && lastStatus !== 'PENDING')) return;
  leaveProvisioning(step);
  const definitions = containerDefinitionsOf(step);
  for (const container of taskOf(step).containers) {
    if (container.lastStatus === 'PENDING') startContainer(step, definitions.get(container.name) ?? {});
  }
  startReadyContainers(step);
}

/** A task that already had a reason to stop keeps it. */
function decideEnd(step: TaskStep, { containers = [], reason }: TaskReport): void {
  const task = taskOf(step);
  if (task.desiredStatus === 'STOPPED') return;
  const hasRun =
    task.containers.some(({ startedAt }) => startedAt !== undefined) ||
    containers.some(({ exitCode }) => exitCode !== undefined);
  const { stopCode, stoppedReason } = hasRun ? ESSENTIAL_EXIT : FAILED_START;
  decideStop(step, { stopCode, stoppedReason: reason ?? stoppedReason });
}

/** What is left to do is not the agent's: the network interface goes as it always does. */
function end(step: TaskStep): void {
  const { lastStatus } = taskOf(step);
  if (lastStatus === 'DEPROVISIONING' || lastStatus === 'STOPPED') return;
  cancelTransitions(step);
  deprovision(step);
}
