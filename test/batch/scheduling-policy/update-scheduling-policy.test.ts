import {
  BatchClient,
  UpdateSchedulingPolicyCommand,
  type UpdateSchedulingPolicyCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPolicyWorld, POLICY, QUOTA, WRONG_POLICIES } from './policy-world.js';

describe('UpdateSchedulingPolicy', () => {
  const { aws, client, create, describePolicies, refusalOf } = createPolicyWorld();
  const update = async (input: Partial<UpdateSchedulingPolicyCommandInput> = {}, by = client) =>
    by.send(new UpdateSchedulingPolicyCommand({ arn: `${POLICY}/fair`, ...input }));

  beforeEach(async () => {
    await create({
      fairsharePolicy: { computeReservation: 50, shareDistribution: [{ shareIdentifier: 'red', weightFactor: 0.5 }] },
      tags: { team: 'shop' },
    });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('replaces the policy as a whole', async () => {
    const { $metadata, ...reply } = await update({ fairsharePolicy: { shareDecaySeconds: 3_600 } });

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await describePolicies('fair')).toEqual([
      {
        name: 'fair',
        arn: `${POLICY}/fair`,
        fairsharePolicy: { shareDecaySeconds: 3_600, computeReservation: 0, shareDistribution: [] },
        tags: { team: 'shop' },
      },
    ]);
  });

  it('changes nothing where nothing is given', async () => {
    const before = await describePolicies('fair');
    await update();

    expect(await describePolicies('fair')).toEqual(before);
  });

  it('takes the policy for quota shares once more', async () => {
    await create(QUOTA);
    await update({ arn: `${POLICY}/quota`, quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' } });

    expect(await describePolicies('quota')).toMatchObject([
      { quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' } },
    ]);
  });

  it.each(WRONG_POLICIES)('refuses %s', async (_, fairsharePolicy, text) => {
    expect(await refusalOf(() => update({ fairsharePolicy }))).toEqual({
      name: 'ClientException',
      text,
      isWrapped: true,
    });
  });

  it('refuses both kinds', async () => {
    const quotaSharePolicy = { idleResourceAssignmentStrategy: 'FIFO' as const };
    expect(await refusalOf(() => update({ quotaSharePolicy, fairsharePolicy: {} }))).toMatchObject({
      text: 'A scheduling policy can have either fairsharePolicy or quotaSharePolicy',
    });
  });

  it('refuses the other kind', async () => {
    await create(QUOTA);
    const { quotaSharePolicy } = QUOTA;

    expect(await refusalOf(() => update({ quotaSharePolicy }))).toEqual({
      name: 'ClientException',
      text: 'A fairsharePolicy cannot be changed to a quotaSharePolicy.',
      isWrapped: false,
    });
    expect(await refusalOf(() => update({ arn: `${POLICY}/quota`, fairsharePolicy: {} }))).toMatchObject({
      text: 'A quotaSharePolicy cannot be changed to a fairsharePolicy.',
    });
  });

  it.each([`${POLICY}/nope`, 'fair'])('does not find the policy %s', async (arn) => {
    expect(await refusalOf(() => update({ arn }))).toEqual({
      name: 'ClientException',
      text: `SchedulingPolicy ${arn} not found.`,
      isWrapped: false,
    });
  });

  it('does not find a policy of another Region', async () => {
    const abroad = new BatchClient({ region: 'eu-west-1' });

    expect(await refusalOf(() => update({}, abroad))).toMatchObject({
      text: `SchedulingPolicy ${POLICY}/fair not found.`,
    });
  });

  it('refuses a request without an ARN', async () => {
    expect(await refusalOf(() => update({ arn: undefined }))).toMatchObject({ text: 'arn is required.' });
  });
});
