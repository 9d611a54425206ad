import {
  BatchClient,
  CreateSchedulingPolicyCommand,
  DescribeSchedulingPoliciesCommand,
  type CreateSchedulingPolicyCommandInput,
  type CreateSchedulingPolicyCommandOutput,
  type FairsharePolicy,
  type SchedulingPolicyDetail,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchMock } from 'aws-ecs-batch-mock';
import { rejectionOf } from '../rejection-of.js';

export const POLICY: string = 'arn:aws:batch:us-east-1:123456789012:scheduling-policy';

export const QUOTA: CreateSchedulingPolicyCommandInput = {
  name: 'quota',
  quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' },
};

/** Fair-share policies that are refused, and how. */
export const WRONG_POLICIES: readonly [string, FairsharePolicy, string][] = [
  ['a negative decay', { shareDecaySeconds: -1 }, 'shareDecaySeconds must be an integer between 0 and 604800.'],
  [
    'a decay of a week and a second',
    { shareDecaySeconds: 604_801 },
    'shareDecaySeconds must be an integer between 0 and 604800.',
  ],
  ['a reservation of all', { computeReservation: 100 }, 'computeReservation must be an integer between 0 and 99.'],
  ['half a percent', { computeReservation: 0.5 }, 'computeReservation must be an integer between 0 and 99.'],
  [
    'no weight',
    { shareDistribution: [{ shareIdentifier: 'a', weightFactor: 0 }] },
    'Weight factor should be between 0.0001 and 999.9999.',
  ],
  [
    'a weight of 1000',
    { shareDistribution: [{ shareIdentifier: 'a', weightFactor: 1_000 }] },
    'Weight factor should be between 0.0001 and 999.9999.',
  ],
  ['a share without a name', { shareDistribution: [{ shareIdentifier: undefined }] }, 'shareIdentifier is required.'],
  [
    'a share with an empty name',
    { shareDistribution: [{ shareIdentifier: '' }] },
    'ShareIdentifier name should match a valid pattern.',
  ],
  [
    'a name with a blank',
    { shareDistribution: [{ shareIdentifier: 'a b' }] },
    'ShareIdentifier name should match a valid pattern.',
  ],
  [
    'an asterisk within a name',
    { shareDistribution: [{ shareIdentifier: 'a*b' }] },
    'ShareIdentifier name should match a valid pattern.',
  ],
  [
    'a name of 256 characters',
    { shareDistribution: [{ shareIdentifier: 'a'.repeat(256) }] },
    'ShareIdentifier name should match a valid pattern.',
  ],
  [
    'a share twice',
    { shareDistribution: [{ shareIdentifier: 'a' }, { shareIdentifier: 'a' }] },
    'Cannot have two or more identical shareIdentifiers.',
  ],
  [
    'a share that a prefix stands for',
    { shareDistribution: [{ shareIdentifier: 'UserA*' }, { shareIdentifier: 'UserA1' }] },
    'Share identifier UserA1 matches another share identifier UserA*',
  ],
  [
    'two prefixes that overlap',
    { shareDistribution: [{ shareIdentifier: 'UserA*' }, { shareIdentifier: 'User*' }] },
    'Share identifier UserA* matches another share identifier User*',
  ],
  [
    '501 shares',
    { shareDistribution: Array.from({ length: 501 }, (_, index) => ({ shareIdentifier: `share${index}` })) },
    'ShareDistribution size cannot be greater than 500.',
  ],
];

/** Short ways to scheduling policies. */
export interface PolicyWorld {
  readonly aws: BatchMock;
  readonly client: BatchClient;
  /** Default: the policy `fair`. */
  create(
    input?: Partial<CreateSchedulingPolicyCommandInput>,
    by?: BatchClient,
  ): Promise<CreateSchedulingPolicyCommandOutput>;
  describePolicies(...names: string[]): Promise<SchedulingPolicyDetail[]>;
  /** Why the call is refused. The refusal must change nothing. */
  refusalOf(call: () => Promise<unknown>): ReturnType<typeof rejectionOf>;
}

export function createPolicyWorld(): PolicyWorld {
  const aws = mockBatch();
  const client = new BatchClient({});
  return {
    aws,
    client,
    create: async (input = {}, by = client) => by.send(new CreateSchedulingPolicyCommand({ name: 'fair', ...input })),
    async describePolicies(...names) {
      const command = new DescribeSchedulingPoliciesCommand({ arns: names.map((name) => `${POLICY}/${name}`) });
      return (await client.send(command)).schedulingPolicies ?? [];
    },
    async refusalOf(call) {
      const before = aws.state;
      const refusal = await rejectionOf(call());
      if (aws.state !== before) throw new Error(`The call was refused, but has changed the state: ${refusal.text}`);
      return refusal;
    },
  };
}
