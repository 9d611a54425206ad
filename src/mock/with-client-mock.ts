import { joinClientMock, type ClientMock, type Emulator } from '../client/join-client-mock.js';
import { recordStubbed } from '../client/record-stubbed.js';
import { attachTo } from './create-mock.js';
import { createAwsMock, type AwsMock } from './mock-aws.js';
import type { MockOptions } from './options.js';

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
  return createAwsMock(options, (world, endpoints) => {
    const partings: (() => void)[] = [];
    const part = () => {
      for (const each of partings.splice(0)) each();
    };
    const emulator: Emulator = {
      attach: (target) => attachTo(target, options.transport)(world, endpoints),
      recordStubbed: (call) => recordStubbed(world, endpoints, call),
    };
    try {
      for (const clientMock of [clientMocks].flat()) partings.push(joinClientMock(clientMock, emulator));
    } catch (error) {
      part();
      throw error;
    }
    return part;
  });
}
