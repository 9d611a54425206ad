import type { ManagedAgentStateChange } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';
import { containerOf, taskOf, type TaskStep } from '../task/task-step.js';
import type { ManagedAgentRecord } from '../task/task-record.js';
import { assertContainer } from './report-container.js';
import { assertStatus } from './reported-task.js';

/** What the agent says of an agent inside a container. It may stop and start again, but only while its container runs. */
export function reportManagedAgent(step: TaskStep, report: ManagedAgentStateChange): void {
  const { containerName = '', managedAgentName, status, reason } = report;
  if (containerOf(taskOf(step), containerName).lastStatus !== 'RUNNING') return;
  step.draft.tasks.update(step.taskArn, (task) => {
    for (const agent of containerOf(task, containerName).managedAgents ?? []) {
      if (agent.name !== managedAgentName) continue;
      if (status === 'RUNNING' && agent.lastStatus !== 'RUNNING') agent.lastStartedAt = step.context.now;
      agent.lastStatus = status as ManagedAgentRecord['lastStatus'];
      if (reason === undefined) delete agent.reason;
      else agent.reason = reason;
    }
  });
}

/** Assumption: the wording. */
export function assertManagedAgentReport(step: TaskStep, report: ManagedAgentStateChange): void {
  const { containerName = '', managedAgentName, status } = report;
  assertStatus(status);
  assertContainer(step, containerName);
  const { managedAgents = [] } = containerOf(taskOf(step), containerName);
  if (!managedAgents.some(({ name }) => name === managedAgentName)) {
    throw invalidParameter(`The container ${containerName} has no managed agent named ${managedAgentName}.`);
  }
}
