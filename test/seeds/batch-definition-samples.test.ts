// The samples that the API Reference of AWS Batch documents for job definitions.
import {
  BatchClient,
  DeregisterJobDefinitionCommand,
  DescribeJobDefinitionsCommand,
  RegisterJobDefinitionCommand,
  type RegisterJobDefinitionCommandInput,
} from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const DEFINITIONS = 'arn:aws:batch:us-east-1:012345678910:job-definition';

function sleep(seconds: number): RegisterJobDefinitionCommandInput {
  return {
    containerProperties: { image: 'busybox', command: ['sleep', `${seconds}`], vcpus: 1, memory: 128 },
    type: 'container',
    jobDefinitionName: `sleep${seconds}`,
  };
}

describe('the documented samples of job definitions', () => {
  const aws = mockBatch({ accountId: '012345678910' });
  const client = new BatchClient({ region: 'us-east-1' });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('DeregisterJobDefinition, which today takes a revision, too', async () => {
    await client.send(new RegisterJobDefinitionCommand(sleep(10)));

    const reply = await client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'sleep10' }));
    expect(Object.keys(reply)).toEqual(['$metadata']);
    expect(aws.state.batch.jobDefinitions[`${DEFINITIONS}/sleep10:1`]).toMatchObject({ status: 'INACTIVE' });
  });

  it('DescribeJobDefinitions', async () => {
    await client.send(new RegisterJobDefinitionCommand(sleep(60)));

    expect(await client.send(new DescribeJobDefinitionsCommand({ status: 'ACTIVE' }))).toMatchObject({
      jobDefinitions: [
        {
          jobDefinitionName: 'sleep60',
          jobDefinitionArn: `${DEFINITIONS}/sleep60:1`,
          revision: 1,
          status: 'ACTIVE',
          type: 'container',
          containerProperties: {
            image: 'busybox',
            vcpus: 1,
            memory: 128,
            command: ['sleep', '60'],
            volumes: [],
            environment: [],
            mountPoints: [],
            ulimits: [],
          },
        },
      ],
    });
  });

  it('RegisterJobDefinition', async () => {
    expect(await client.send(new RegisterJobDefinitionCommand(sleep(10)))).toMatchObject({
      jobDefinitionName: 'sleep10',
      jobDefinitionArn: `${DEFINITIONS}/sleep10:1`,
      revision: 1,
    });
  });

  it('RegisterJobDefinition, with retries', async () => {
    const command = new RegisterJobDefinitionCommand({
      containerProperties: {
        mountPoints: [],
        image: 'amazonlinux',
        environment: [],
        vcpus: 1,
        command: ['/bin/bash', '-c', 'exit $AWS_BATCH_JOB_ATTEMPT'],
        volumes: [],
        // The document has 2 MiB; today the least is 4.
        memory: 4,
        ulimits: [],
      },
      retryStrategy: { attempts: 3 },
      jobDefinitionName: 'EchoAttemptNumber',
      parameters: {},
      type: 'container',
    });

    expect(await client.send(command)).toMatchObject({
      jobDefinitionName: 'EchoAttemptNumber',
      jobDefinitionArn: `${DEFINITIONS}/EchoAttemptNumber:1`,
      revision: 1,
    });
  });
});
