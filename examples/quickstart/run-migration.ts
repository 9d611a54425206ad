// Production code: it knows nothing of any mock.
import { readFile } from 'node:fs/promises';
import {
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  waitUntilTasksStopped,
  type RegisterTaskDefinitionCommandInput,
  type Task,
} from '@aws-sdk/client-ecs';

const client: ECSClient = new ECSClient({ region: 'eu-west-1' });

export interface Migration {
  readonly cluster: string;
  readonly subnets: readonly string[];
  /** The migration to run, passed to the container as an override. */
  readonly target: string;
  /** A file with the input of RegisterTaskDefinition. */
  readonly taskDefinitionFile: string;
}

/** Runs the database migration as a Fargate task and waits for its end. Rejects unless it exits with 0. */
export async function runMigration(migration: Migration): Promise<Task> {
  const taskDefinition = await registerTaskDefinition(migration.taskDefinitionFile);
  const taskArn = await startTask(migration, taskDefinition);
  await waitUntilTasksStopped({ client, maxWaitTime: 900 }, { cluster: migration.cluster, tasks: [taskArn] });
  const task = await describeTask(migration.cluster, taskArn);
  const exitCode = task.containers?.find(({ name }) => name === 'migrate')?.exitCode;
  if (exitCode !== 0) {
    throw new Error(`The migration failed with exit code ${exitCode ?? 'none'}: ${task.stoppedReason}`);
  }
  return task;
}

async function registerTaskDefinition(file: string): Promise<string> {
  const definition = JSON.parse(await readFile(file, 'utf8')) as RegisterTaskDefinitionCommandInput;
  const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand(definition));
  return taskDefinition?.taskDefinitionArn ?? '';
}

async function startTask({ cluster, subnets, target }: Migration, taskDefinition: string): Promise<string> {
  const { tasks = [], failures = [] } = await client.send(
    new RunTaskCommand({
      cluster,
      taskDefinition,
      launchType: 'FARGATE',
      startedBy: 'deploy-pipeline',
      networkConfiguration: { awsvpcConfiguration: { subnets: [...subnets], assignPublicIp: 'DISABLED' } },
      overrides: {
        containerOverrides: [{ name: 'migrate', environment: [{ name: 'MIGRATION_TARGET', value: target }] }],
      },
    }),
  );
  const [task] = tasks;
  if (task?.taskArn === undefined) throw new Error(`The task was not placed: ${failures[0]?.reason}`);
  return task.taskArn;
}

async function describeTask(cluster: string, taskArn: string): Promise<Task> {
  const { tasks = [] } = await client.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }));
  const [task] = tasks;
  if (task === undefined) throw new Error(`${taskArn} is gone`);
  return task;
}
