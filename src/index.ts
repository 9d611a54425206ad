/**
 * Amazon ECS and AWS Batch, emulated inside the test process, behind the clients of AWS SDK for JavaScript v3.
 *
 * @module aws-ecs-batch-mock
 */

import type { ClientMock } from './client/join-client-mock.js';
import { createJoinedAwsMock } from './mock/joined-aws-mock.js';
import { createAwsMock, type AwsMock } from './mock/mock-aws.js';
import type { MockOptions } from './mock/options.js';
import { sdk } from './sdk.js';

// Each service
export * from './ecs.js';
export * from './batch.js';
// Of the same name in both, and the same class: it has to be said whose it is.
export { UsageError } from './errors/usage-error.js';

// Both in one world
export type { AwsMock, AwsState, SnapshotName } from './mock/mock-aws.js';

// Together with aws-sdk-client-mock
export type { ClientMock } from './client/join-client-mock.js';

/**
 * Puts an emulated ECS and an emulated AWS Batch behind all clients of the SDK: those made before and those made after, with or
 * without a Region and credentials. Nothing leaves the process.
 *
 * @throws UsageError for options that make no sense.
 * @example
 * const aws = mockAws();
 * afterEach(() => aws.reset());
 * afterAll(() => aws.restore());
 */
export function mockAws(options: MockOptions = {}): AwsMock {
  return createAwsMock(sdk, options);
}

/**
 * Joins an emulated world with mocks of aws-sdk-client-mock: their stubs win, and all else that their clients send is emulated.
 * `clientMock.calls()` and `aws.ecs.calls()` both have all calls. `clientMock.reset()` drops the stubs, and `aws.reset()` empties
 * the world; `clientMock.restore()` takes off both for its clients, and `aws.restore()` leaves the client mocks as they were without it.
 *
 * @throws UsageError for options that make no sense, and for a client mock that is not in place.
 * @example
 * const ecsMock = mockClient(ECSClient);
 * const aws = withClientMock(ecsMock);
 * ecsMock.on(StopTaskCommand).rejectsOnce('socket hang up');
 */
export function withClientMock(
  clientMocks: ClientMock | readonly ClientMock[],
  options: Omit<MockOptions, 'client'> = {},
): AwsMock {
  return createJoinedAwsMock(sdk, clientMocks, options);
}
