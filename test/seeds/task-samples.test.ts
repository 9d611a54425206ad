// The samples that the API Reference of 2015 documents, as requests to clients of today: ids and ARNs have today's forms.
import {
  DescribeTasksCommand,
  ECSClient,
  InvalidParameterException,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  type ContainerDefinition,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../ecs/rejection-of.js';

const ECS = 'arn:aws:ecs:us-east-1:012345678910';
const INSTANCE = `${ECS}:container-instance/default/84818520995f4d949d707714bacc2953`;

const mysql: ContainerDefinition = { name: 'mysql', image: 'mysql', cpu: 10, memory: 500, essential: true };
const wordpress: ContainerDefinition = {
  name: 'wordpress',
  image: 'wordpress',
  cpu: 10,
  memory: 500,
  essential: true,
  links: ['mysql'],
  portMappings: [{ containerPort: 80, hostPort: 80 }],
};

describe('the documented samples of tasks', () => {
  const aws = mockEcs({ accountId: '012345678910' });
  const { ecs } = aws;
  const client = new ECSClient({ region: 'us-east-1' });
  const seedTask = (taskId: string, { revision, startedBy }: { revision: number; startedBy?: string }) =>
    ecs.seed({
      taskDefinitions: [
        { family: 'hello_world', networkMode: 'bridge', revision, containerDefinitions: [mysql, wordpress] },
      ],
      tasks: [
        {
          taskDefinition: `hello_world:${revision}`,
          launchType: 'EC2',
          containerInstanceArn: INSTANCE,
          startedBy,
          taskId,
        },
      ],
    });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('DescribeTasks', async () => {
    seedTask('c09f01887f874b0fbfc316296622b6fe', { revision: 10, startedBy: 'ecs-svc/9223370606521064774' });
    const taskArn = `${ECS}:task/default/c09f01887f874b0fbfc316296622b6fe`;
    const containerArn = expect.stringMatching(
      new RegExp(`^${ECS}:container/default/c09f01887f874b0fbfc316296622b6fe/[\\da-f-]{36}$`),
    ) as string;

    expect(await client.send(new DescribeTasksCommand({ tasks: ['c09f01887f874b0fbfc316296622b6fe'] }))).toMatchObject({
      failures: [],
      tasks: [
        {
          clusterArn: `${ECS}:cluster/default`,
          containerInstanceArn: INSTANCE,
          containers: [
            { containerArn, lastStatus: 'RUNNING', name: 'mysql', networkBindings: [], taskArn },
            {
              containerArn,
              lastStatus: 'RUNNING',
              name: 'wordpress',
              networkBindings: [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 80 }],
              taskArn,
            },
          ],
          desiredStatus: 'RUNNING',
          lastStatus: 'RUNNING',
          overrides: { containerOverrides: [{ name: 'mysql' }, { name: 'wordpress' }] },
          startedBy: 'ecs-svc/9223370606521064774',
          taskArn,
          taskDefinitionArn: `${ECS}:task-definition/hello_world:10`,
        },
      ],
    });
  });

  it('ListTasks', async () => {
    const ids = [
      '0b69d5c0d655469598cd5d2d526d9d5a',
      '51a01bdfd00e487eab147645330b6207',
      'b0b28bb82be34810b52b88df129d893c',
      'c09f01887f874b0fbfc316296622b6fe',
    ];
    ecs.seed({ taskDefinitions: ['web'], tasks: ids.map((taskId) => ({ taskDefinition: 'web', taskId })) });

    expect(await client.send(new ListTasksCommand({}))).toMatchObject({
      taskArns: ids.map((id) => `${ECS}:task/default/${id}`),
    });
  });

  it('StopTask', async () => {
    seedTask('a126249bb7e44b069d8f1b56e75a99b5', { revision: 11 });
    const taskArn = `${ECS}:task/default/a126249bb7e44b069d8f1b56e75a99b5`;

    expect(await client.send(new StopTaskCommand({ task: 'a126249bb7e44b069d8f1b56e75a99b5' }))).toMatchObject({
      task: {
        clusterArn: `${ECS}:cluster/default`,
        containerInstanceArn: INSTANCE,
        containers: [
          { lastStatus: 'RUNNING', name: 'mysql', networkBindings: [], taskArn },
          {
            lastStatus: 'RUNNING',
            name: 'wordpress',
            networkBindings: [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 80 }],
            taskArn,
          },
        ],
        desiredStatus: 'STOPPED',
        lastStatus: 'RUNNING',
        overrides: { containerOverrides: [{ name: 'mysql' }, { name: 'wordpress' }] },
        taskArn,
        taskDefinitionArn: `${ECS}:task-definition/hello_world:11`,
      },
    });
  });

  describe('RunTask', () => {
    const documented: RunTaskCommandInput = { count: 1, taskDefinition: 'hello_world' };

    it('gets the answer for a cluster without container instances', async () => {
      ecs.seed({
        clusters: ['default'],
        taskDefinitions: [
          { family: 'hello_world', networkMode: 'bridge', revision: 11, containerDefinitions: [wordpress, mysql] },
        ],
      });

      expect(await rejectionOf(client.send(new RunTaskCommand(documented)))).toEqual([
        InvalidParameterException,
        'No Container Instances were found in your cluster.',
      ]);
    });

    it('gives the documented reply', async () => {
      const { containerInstanceArns } = ecs.seed({
        containerInstances: [{ instanceType: 't3.medium' }],
        taskDefinitions: [
          { family: 'hello_world', networkMode: 'bridge', revision: 11, containerDefinitions: [wordpress, mysql] },
        ],
      });

      const reply = await client.send(new RunTaskCommand(documented));
      const taskArn = reply.tasks?.[0]?.taskArn;
      expect(taskArn).toMatch(/^arn:aws:ecs:us-east-1:012345678910:task\/default\/[\da-f]{32}$/);
      expect(reply).toMatchObject({
        failures: [],
        tasks: [
          {
            clusterArn: `${ECS}:cluster/default`,
            containerInstanceArn: containerInstanceArns[0],
            containers: [
              { lastStatus: 'PENDING', name: 'wordpress', taskArn },
              { lastStatus: 'PENDING', name: 'mysql', taskArn },
            ],
            desiredStatus: 'RUNNING',
            lastStatus: 'PENDING',
            overrides: { containerOverrides: [{ name: 'wordpress' }, { name: 'mysql' }] },
            taskArn,
            taskDefinitionArn: `${ECS}:task-definition/hello_world:11`,
          },
        ],
      });
    });

    it('gives its shape on Fargate too', async () => {
      const { links: _, ...linkless } = wordpress;
      ecs.seed({
        clusters: ['default'],
        taskDefinitions: [
          {
            family: 'hello_world',
            revision: 11,
            requiresCompatibilities: ['FARGATE'],
            networkMode: 'awsvpc',
            cpu: '512',
            memory: '1024',
            containerDefinitions: [linkless, mysql],
          },
        ],
      });
      const fargate: RunTaskCommandInput = {
        ...documented,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
      };

      const reply = await client.send(new RunTaskCommand(fargate));
      const taskArn = reply.tasks?.[0]?.taskArn;
      expect(taskArn).toMatch(/^arn:aws:ecs:us-east-1:012345678910:task\/default\/[\da-f]{32}$/);
      expect(reply).toMatchObject({
        failures: [],
        tasks: [
          {
            clusterArn: `${ECS}:cluster/default`,
            containers: [
              { lastStatus: 'PENDING', name: 'wordpress', taskArn },
              { lastStatus: 'PENDING', name: 'mysql', taskArn },
            ],
            desiredStatus: 'RUNNING',
            // In 2015 no task had a network interface that is provisioned first.
            lastStatus: 'PROVISIONING',
            overrides: { containerOverrides: [{ name: 'wordpress' }, { name: 'mysql' }] },
            taskArn,
            taskDefinitionArn: `${ECS}:task-definition/hello_world:11`,
          },
        ],
      });
    });
  });
});
