/**
 * Amazon ECS and AWS Batch, emulated inside the test process, behind the clients of AWS SDK for JavaScript v3.
 *
 * @module aws-ecs-batch-mock
 */

// Each service
export * from './ecs.js';
export * from './batch.js';

// Both in one world
export { mockAws, type AwsMock, type AwsState, type SnapshotName } from './mock/mock-aws.js';

// Together with aws-sdk-client-mock
export { withClientMock } from './mock/with-client-mock.js';
export type { ClientMock } from './client/join-client-mock.js';
