// The replies that the API References of 2015 (Amazon ECS) and 2017 (AWS Batch) document, seeded as they stand there.
import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import { DescribeContainerInstancesCommand, DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockBatch, mockEcs } from 'aws-ecs-batch-mock';
import { afterEach, describe, expect, it } from 'vitest';

const ECS = 'arn:aws:ecs:us-west-2:012345678910';
const BATCH = 'arn:aws:batch:us-east-1:012345678910';

const integer = (name: string, integerValue: number) => ({
  ...{ doubleValue: 0, integerValue, longValue: 0, name, type: 'INTEGER' },
});

const resources = [
  integer('CPU', 2048),
  integer('MEMORY', 3955),
  {
    ...{ doubleValue: 0, integerValue: 0, longValue: 0, name: 'PORTS', type: 'STRINGSET' },
    stringSetValue: ['22', '2376', '2375', '51678'],
  },
];

const instance = {
  agentConnected: true,
  containerInstanceArn: `${ECS}:container-instance/53ac7152-dcd1-4102-81f5-208962864132`,
  ...{ ec2InstanceId: 'i-f3c1de3a', pendingTasksCount: 0, runningTasksCount: 0, status: 'ACTIVE' },
  ...{ registeredResources: resources, remainingResources: resources },
  versionInfo: { agentHash: '4023248', agentVersion: '1.0.0', dockerVersion: 'DockerVersion: 1.5.0' },
};

const taskDefinition = {
  containerDefinitions: [
    {
      ...{ cpu: 10, environment: [], essential: true, image: 'wordpress', links: ['mysql'], memory: 500 },
      ...{ mountPoints: [], name: 'wordpress', portMappings: [{ containerPort: 80, hostPort: 80 }], volumesFrom: [] },
    },
    {
      ...{ cpu: 10, environment: [{ name: 'MYSQL_ROOT_PASSWORD', value: 'password' }], essential: true },
      ...{ image: 'mysql', memory: 500, mountPoints: [], name: 'mysql', portMappings: [], volumesFrom: [] },
    },
  ],
  ...{ family: 'hello_world', revision: 10, volumes: [] },
  taskDefinitionArn: `${ECS}:task-definition/hello_world:10`,
};

const service = {
  clusterArn: `${ECS}:cluster/default`,
  deployments: [
    {
      ...{ createdAt: 1432829320.611, updatedAt: 1432829320.611, id: 'ecs-svc/9223370604025455196', status: 'PRIMARY' },
      ...{ desiredCount: 1, pendingCount: 0, runningCount: 1, taskDefinition: taskDefinition.taskDefinitionArn },
    },
  ],
  ...{ desiredCount: 1, events: [], loadBalancers: [], pendingCount: 0, runningCount: 1, status: 'ACTIVE' },
  ...{ serviceArn: `${ECS}:service/bunker-buster`, serviceName: 'bunker-buster' },
  taskDefinition: taskDefinition.taskDefinitionArn,
};

const attempt = (exitCode: number, startedAt: number, stoppedAt: number) => ({
  container: {
    containerInstanceArn: 'arn:aws:ecs:us-east-1:012345678910:container-instance/90bfe527-119c-494a-b8fe-f5999c66d214',
    taskArn: `arn:aws:ecs:us-east-1:012345678910:task/22857040-182c-4af3-85f5-bb2c71edd28${exitCode}`,
    exitCode,
  },
  ...{ startedAt, stoppedAt, statusReason: 'Essential container in task exited' },
});

const attempts = [
  attempt(1, 1490627002951, 1490627003065),
  attempt(2, 1490627019948, 1490627020059),
  attempt(3, 1490627034798, 1490627034949),
];

const job = {
  ...{ jobName: 'EchoAttemptNumber', jobId: '0668da57-1bcc-478b-bc14-5d4f1c1cef48', status: 'FAILED', attempts },
  ...{ jobQueue: `${BATCH}:job-queue/HighPriority`, jobDefinition: `${BATCH}:job-definition/EchoAttemptNumber:1` },
  ...{ statusReason: 'Essential container in task exited', createdAt: 1490626709525, retryStrategy: { attempts: 3 } },
  ...{ startedAt: 1490627034798, stoppedAt: 1490627034949, dependsOn: [], parameters: {} },
  container: {
    ...{ image: 'amazonlinux', vcpus: 1, memory: 2, command: ['/bin/bash', '-c', 'exit $AWS_BATCH_JOB_ATTEMPT'] },
    ...{ volumes: [], environment: [], mountPoints: [], ulimits: [], ...attempts[2]?.container },
  },
};

describe('the documented replies, seeded', () => {
  let restore = () => {};

  afterEach(() => restore());

  it('DescribeContainerInstances, DescribeTaskDefinition and DescribeServices', async () => {
    const aws = mockEcs({ accountId: '012345678910', startTime: '2015-05-29T00:00:00Z', region: 'us-west-2' });
    restore = aws.restore;
    aws.ecs.seed({
      described: [{ containerInstances: [instance], failures: [] }, { taskDefinition }, { services: [service] }],
    });
    const client = new ECSClient({});

    const { services } = await client.send(new DescribeServicesCommand({ services: ['bunker-buster'] }));
    expect(services).toMatchObject([
      {
        ...{ launchType: 'EC2', desiredCount: 1, runningCount: 1 },
        serviceArn: `${ECS}:service/default/bunker-buster`,
        deployments: [{ id: 'ecs-svc/9223370604025455196', createdAt: new Date(1432829320611) }],
      },
    ]);
    const containerInstances = Object.keys(aws.state.ecs.containerInstances);
    expect(await client.send(new DescribeContainerInstancesCommand({ containerInstances }))).toMatchObject({
      containerInstances: [{ ec2InstanceId: 'i-f3c1de3a', runningTasksCount: 1 }],
    });
  });

  it('DescribeJobs', async () => {
    const aws = mockBatch({ accountId: '012345678910', startTime: '2017-03-27T15:13:13Z' });
    restore = aws.restore;
    const { jobIds } = aws.batch.seed({ described: [{ jobs: [job] }] });

    const { jobs } = await new BatchClient({}).send(new DescribeJobsCommand({ jobs: jobIds }));
    expect(jobs).toMatchObject([job]);
  });
});
