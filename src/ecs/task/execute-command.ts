import type { ExecuteCommandRequest, ExecuteCommandResponse, Session } from '@aws-sdk/client-ecs';
import { dnsSuffixOf } from '../../aws/dns-suffix.js';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ContainerRecord, TaskRecord } from './task-record.js';
import { getTask, taskArnOf } from './task-table.js';

/** Opens a session. What the command does inside the container is not emulated. */
export function executeCommand(
  draft: EcsDraft,
  input: ExecuteCommandRequest,
  context: EcsContext,
): ExecuteCommandResponse {
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const task = getTask(draft, taskArnOf(cluster, input.task ?? '', context.scope));
  const container = chooseContainer(task, input.container);
  assertExecutable(task, container);
  if (input.interactive !== true) throw invalidParameter('Interactive is the only mode supported currently.');
  assertConnected(draft, task);
  return {
    clusterArn: cluster.clusterArn,
    taskArn: task.taskArn,
    containerArn: container.containerArn,
    containerName: container.name,
    interactive: true,
    session: createSession(context),
  };
}

/** Assumption: the wordings; that a task of several containers needs the name, and the exception, are on record. */
function chooseContainer({ containers }: TaskRecord, name: string | undefined): ContainerRecord {
  const [first] = containers;
  if (name === undefined && containers.length > 1) {
    throw invalidParameter('Container can not be blank when the task has more than one container.');
  }
  const container = name === undefined ? first : containers.find((candidate) => candidate.name === name);
  if (container === undefined) throw invalidParameter(`The task has no container named ${name}.`);
  return container;
}

function assertExecutable({ lastStatus, enableExecuteCommand }: TaskRecord, { managedAgents }: ContainerRecord): void {
  const agentRuns = managedAgents?.some((agent) => agent.lastStatus === 'RUNNING') ?? false;
  if (lastStatus === 'RUNNING' && enableExecuteCommand && agentRuns) return;
  throw invalidParameter(
    'The execute command failed because execute command was not enabled when the task was run or the execute command ' +
      'agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
  );
}

function assertConnected(draft: EcsDraft, { containerInstanceArn = '' }: TaskRecord): void {
  if (draft.containerInstances.get(containerInstanceArn)?.agentConnected ?? true) return;
  throw new ApiError(
    'TargetNotConnectedException',
    'The execute command failed due to an internal error. Try again later.',
  );
}

function createSession({ identifiers, scope: { region } }: EcsContext): Session {
  const sessionId = `ecs-execute-command-${identifiers.hex(26)}`;
  return {
    sessionId,
    streamUrl: `wss://ssmmessages.${region}.${dnsSuffixOf(region)}/v1/data-channel/${sessionId}?role=publish_subscribe`,
    tokenValue: identifiers.urlSafe(64),
  };
}
