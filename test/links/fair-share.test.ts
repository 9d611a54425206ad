import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('the reservation of a fair-share queue on instances that the user runs', () => {
  const aws = mockAws();
  const batch = new BatchClient({});
  const ecs = new ECSClient({});
  /** How many of 4 jobs run on an instance with 4 vCPUs where half is reserved. */
  const countRunning = async (unmanagedvCpus: number | undefined) => {
    aws.batch.seed({
      computeEnvironments: [
        { computeEnvironmentName: 'own', type: 'UNMANAGED', ...(unmanagedvCpus !== undefined && { unmanagedvCpus }) },
      ],
      schedulingPolicies: [{ name: 'fair', fairsharePolicy: { computeReservation: 50 } }],
      jobQueues: [{ jobQueueName: 'queue', schedulingPolicy: 'fair' }],
      jobDefinitions: [{ jobDefinitionName: 'render', schedulingPriority: 0 }],
    });
    const [environment] = Object.values(aws.state.batch.computeEnvironments);
    const cluster = environment?.ecsClusterArn?.split('/')[1] ?? '';
    aws.ecs.seed({ containerInstances: [{ cluster, instanceType: 'm6i.xlarge' }] });
    for (let count = 0; count < 4; count++) {
      const job = { jobName: 'render', jobQueue: 'queue', jobDefinition: 'render', shareIdentifier: 'a' };
      await batch.send(new SubmitJobCommand(job));
    }
    aws.clock.advance('20s');
    return (await ecs.send(new ListTasksCommand({ cluster }))).taskArns?.length;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is of as many vCPUs as the environment says', async () => {
    expect(await countRunning(4)).toBe(2);
  });

  it('is none where it does not say', async () => {
    expect(await countRunning(undefined)).toBe(4);
  });
});
