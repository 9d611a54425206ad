import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  RunTaskCommand,
  type Task,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';

export interface CommandRun {
  readonly cluster: string;
  /** The service whose task definition and network the command runs with. */
  readonly service: string;
  readonly command: readonly string[];
}

/** Runs a command beside a service, as a task of its own, and waits for its end. Rejects unless it exits with 0. */
export async function runCommand(client: ECSClient, { cluster, service, command }: CommandRun): Promise<Task> {
  const { services } = await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const [described] = services ?? [];
  if (described === undefined) throw new Error(`There is no service ${service} in ${cluster}`);
  const { taskDefinition, launchType, networkConfiguration } = described;
  const started = await client.send(
    new RunTaskCommand({
      ...{ cluster, taskDefinition, launchType, networkConfiguration },
      overrides: { containerOverrides: [{ name: service, command: [...command] }] },
    }),
  );
  const tasks = started.tasks?.map(({ taskArn = '' }) => taskArn) ?? [];
  if (tasks.length === 0) throw new Error(`The command was not started: ${started.failures?.[0]?.reason}`);
  await waitUntilTasksStopped({ client, maxWaitTime: 3_600 }, { cluster, tasks });
  const ended = await client.send(new DescribeTasksCommand({ cluster, tasks }));
  return readTask(ended.tasks?.[0]);
}

function readTask(task: Task | undefined): Task {
  const exitCode = task?.containers?.[0]?.exitCode;
  if (task === undefined || exitCode !== 0) {
    throw new Error(`The command ended with exit code ${exitCode ?? 'none'}: ${task?.stoppedReason}`);
  }
  return task;
}
