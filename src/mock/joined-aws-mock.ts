import { joinClientMock, type ClientMock, type Emulator } from '../client/join-client-mock.js';
import { recordStubbed } from '../client/record-stubbed.js';
import { attachTo } from './create-mock.js';
import { createAwsMock, type AwsMock, type Sdk } from './mock-aws.js';
import type { MockOptions } from './options.js';

/** Both services in one world, behind what mocks of aws-sdk-client-mock mock. */
export function createJoinedAwsMock(
  sdk: Sdk,
  clientMocks: ClientMock | readonly ClientMock[],
  options: Omit<MockOptions, 'client'>,
): AwsMock {
  return createAwsMock(sdk, options, (world, endpoints) => {
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
