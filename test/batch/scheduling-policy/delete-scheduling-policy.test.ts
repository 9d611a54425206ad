import {
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DeleteJobQueueCommand,
  DeleteSchedulingPolicyCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPolicyWorld, POLICY } from './policy-world.js';

const ARN = `${POLICY}/fair`;

describe('DeleteSchedulingPolicy', () => {
  const { aws, client, create, describePolicies, refusalOf } = createPolicyWorld();
  const remove = async (arn: string | undefined = ARN) => client.send(new DeleteSchedulingPolicyCommand({ arn }));

  beforeEach(async () => {
    await create({ tags: { team: 'shop' } });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes the policy away, and frees its name', async () => {
    const { $metadata, ...reply } = await remove();

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await describePolicies('fair')).toEqual([]);
    await create();
    expect(await describePolicies('fair')).toMatchObject([{ tags: {} }]);
  });

  it('refuses a policy that a queue goes by, until that queue is gone', async () => {
    const computeEnvironmentName = 'own';
    const serviceRole = 'arn:aws:iam::123456789012:role/batch';
    await client.send(new CreateComputeEnvironmentCommand({ computeEnvironmentName, type: 'UNMANAGED', serviceRole }));
    aws.clock.runUntilIdle();
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'own' }];
    const queue = { jobQueueName: 'queue', priority: 1, computeEnvironmentOrder, schedulingPolicyArn: ARN };
    await client.send(new CreateJobQueueCommand(queue));
    aws.clock.runUntilIdle();
    expect(await refusalOf(() => remove())).toEqual({
      name: 'ClientException',
      text: 'Cannot delete, found existing JobQueue relationship',
      isWrapped: false,
    });

    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', state: 'DISABLED' }));
    aws.clock.runUntilIdle();
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'queue' }));
    aws.clock.runUntilIdle();
    await remove();
    expect(await describePolicies('fair')).toEqual([]);
  });

  it.each([`${POLICY}/nope`, 'fair', 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/fair'])(
    'does not find the policy %s',
    async (arn) => {
      expect(await refusalOf(() => remove(arn))).toEqual({
        name: 'ClientException',
        text: `SchedulingPolicy ${arn} not found.`,
        isWrapped: false,
      });
    },
  );

  it('refuses a request without an ARN', async () => {
    const call = () => client.send(new DeleteSchedulingPolicyCommand({ arn: undefined }));

    expect(await refusalOf(call)).toMatchObject({ text: 'arn is required.', isWrapped: true });
  });
});
