import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { createBatchService } from '../batch/batch-service.js';
import { attach } from '../client/attach.js';
import { createAnswer, type ClientEndpoint } from '../client/respond.js';
import { createStubRegistry } from '../client/stubs.js';
import { createEcsService } from '../ecs/ecs-service.js';
import { createCallLog } from '../pipeline/call-log.js';
import { createHookRules } from '../testing/hook-rules.js';
import { createOutcomeRules } from '../testing/outcome-rules.js';
import { createAwsWorld, type AwsSlices } from './aws-world.js';
import { createEcsHandle, type EcsHandle } from './ecs-handle.js';
import { readOptions, type MockOptions, type MockTarget } from './options.js';
import { createServiceHandle, type ServiceHandle } from './service-handle.js';
import { createWorldHandle, type WorldHandle } from './world-handle.js';

/** Amazon ECS and AWS Batch in one world. */
export interface AwsMock extends WorldHandle {
  readonly ecs: EcsHandle;
  readonly batch: ServiceHandle;
}

export type EcsMock = Omit<AwsMock, 'batch'>;
export type BatchMock = Omit<AwsMock, 'ecs'>;

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
  const { ecs, batch, handle } = createMock(options, [ecsSdk.ECSClient, batchSdk.BatchClient]);
  return Object.assign(handle, { ecs, batch });
}

/**
 * As `mockAws`, with ECS alone.
 *
 * @example
 * const { ecs, clock, restore } = mockEcs();
 * ecs.seed({ clusters: ['default'], taskDefinitions: ['migrate'] });
 */
export function mockEcs(options: MockOptions = {}): EcsMock {
  const { ecs, handle } = createMock(options, [ecsSdk.ECSClient]);
  return Object.assign(handle, { ecs });
}

/** As `mockAws`, with AWS Batch alone. None of its commands is emulated yet: they can be stubbed. */
export function mockBatch(options: MockOptions = {}): BatchMock {
  const { batch, handle } = createMock(options, [batchSdk.BatchClient]);
  return Object.assign(handle, { batch });
}

interface MockParts {
  readonly handle: WorldHandle;
  readonly ecs: EcsHandle;
  readonly batch: ServiceHandle;
}

function createMock(options: MockOptions, classes: readonly MockTarget[]): MockParts {
  const settings = readOptions(options);
  const rules = createOutcomeRules();
  const hookRules = createHookRules();
  const ecsSettings = {
    timing: settings.timing,
    outcomeOf: rules.outcomeOf,
    hookAnswerOf: hookRules.hookAnswerOf,
  };
  const world = createAwsWorld(settings, ecsSettings);
  const ecsSide = createServiceSide('ECSClient', { service: createEcsService(ecsSettings), exceptions: ecsSdk });
  const batchSide = createServiceSide('BatchClient', { service: createBatchService(), exceptions: batchSdk });
  const sides = [ecsSide, batchSide];
  const baseline = { state: world.store.state() };
  const handle = createWorldHandle({
    ...{ world, baseline, startTime: settings.startTime },
    clear() {
      rules.clear();
      hookRules.clear();
      for (const side of sides) side.clear();
    },
    clearCalls() {
      for (const { endpoint } of sides) endpoint.calls.clear();
    },
    detach: attach(
      [options.client ?? classes].flat(),
      createAnswer(
        world,
        sides.map(({ endpoint }) => endpoint),
      ),
    ),
  });
  const ecs = createEcsHandle({
    ...{ world, rules, hookRules, settings: ecsSettings, service: ecsSide.handle },
    mark: handle.mark,
  });
  return { handle, ecs, batch: batchSide.handle };
}

interface ServiceSide {
  readonly endpoint: ClientEndpoint<AwsSlices>;
  readonly handle: ServiceHandle;
  clear(): void;
}

function createServiceSide(
  clientName: string,
  model: Pick<ClientEndpoint<AwsSlices>, 'service' | 'exceptions'>,
): ServiceSide {
  const calls = createCallLog();
  const stubs = createStubRegistry();
  return {
    endpoint: { ...model, clientName, calls, findStub: stubs.find },
    handle: createServiceHandle(clientName, { calls, stubs }),
    clear() {
      calls.clear();
      stubs.clear();
    },
  };
}
