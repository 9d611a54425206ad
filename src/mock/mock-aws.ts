import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { createBatchService, type HostBinding } from '../batch/batch-service.js';
import type { ComputeHost } from '../batch/host/compute-host.js';
import { createInternalHost } from '../batch/host/internal-host.js';
import { attach } from '../client/attach.js';
import { createAnswer, type ClientEndpoint } from '../client/respond.js';
import { createStubRegistry } from '../client/stubs.js';
import { createEcsService } from '../ecs/ecs-service.js';
import { createCallLog } from '../pipeline/call-log.js';
import { createHookRules, type HookRules } from '../testing/hook-rules.js';
import { createOutcomeRules, type OutcomeRules } from '../testing/outcome-rules.js';
import { createLinks, type Links } from '../links/links.js';
import { createJobRules, type JobRules } from '../testing/job-rules.js';
import { createAwsWorld, type AwsSlices, type ServiceSettings } from './aws-world.js';
import { createBatchHandle, type BatchHandle } from './batch-handle.js';
import { createEcsHandle, type EcsHandle } from './ecs-handle.js';
import { readOptions, type MockOptions, type MockTarget, type Settings } from './options.js';
import { createServiceHandle, type ServiceHandle } from './service-handle.js';
import { createWorldHandle, type WorldHandle } from './world-handle.js';

/** Amazon ECS and AWS Batch in one world. */
export interface AwsMock extends WorldHandle {
  readonly ecs: EcsHandle;
  readonly batch: BatchHandle;
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
  const { ecs, batch, handle } = createMock(options, [ecsSdk.ECSClient, batchSdk.BatchClient], createLinks);
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

/**
 * As `mockAws`, with AWS Batch alone: its jobs run as they would on ECS, of which nothing is to be seen.
 *
 * @example
 * const { batch, clock } = mockBatch();
 * batch.onJob({ jobName: 'nightly-*' }, { exitCode: 137, after: '3m' });
 */
export function mockBatch(options: MockOptions = {}): BatchMock {
  const { batch, handle } = createMock(options, [batchSdk.BatchClient]);
  return Object.assign(handle, { batch });
}

interface MockParts {
  readonly handle: WorldHandle;
  readonly ecs: EcsHandle;
  readonly batch: BatchHandle;
}

/** Without links each service is alone: Batch has its own instances, and ECS knows of no jobs. */
function createMock(
  options: MockOptions,
  classes: readonly MockTarget[],
  link: (services: ServiceSettings) => Partial<Links> = () => ({}),
): MockParts {
  const settings = readOptions(options);
  const rules = { tasks: createOutcomeRules(), hooks: createHookRules(), jobs: createJobRules() };
  const services = toServiceSettings(settings, rules);
  const { bindHost = bindInternalHost(), bindWatcher } = link(services);
  const world = createAwsWorld(settings, { ...services, bindHost, bindWatcher });
  const ecsService = createEcsService<AwsSlices>(services.ecs, bindWatcher);
  const ecsSide = createServiceSide('ECSClient', { service: ecsService, exceptions: ecsSdk });
  const batchService = createBatchService(services.batch, bindHost);
  const batchSide = createServiceSide('BatchClient', { service: batchService, exceptions: batchSdk });
  const sides = [ecsSide, batchSide];
  const endpoints = sides.map(({ endpoint }) => endpoint);
  const handle = createWorldHandle({
    ...{ world, baseline: { state: world.store.state() }, startTime: settings.startTime },
    clear() {
      for (const { clear } of [...Object.values(rules), ...sides]) clear();
    },
    clearCalls() {
      for (const { calls } of endpoints) calls.clear();
    },
    detach: attach([options.client ?? classes].flat(), createAnswer(world, endpoints)),
  });
  const shared = { world, mark: handle.mark };
  return {
    handle,
    ecs: createEcsHandle({ ...shared, settings: services.ecs, rules, bindWatcher, service: ecsSide.handle }),
    batch: createBatchHandle({ ...shared, settings: services.batch, rules, bindHost, service: batchSide.handle }),
  };
}

function toServiceSettings({ timing }: Settings, { tasks, hooks, jobs }: TestRules): ServiceSettings {
  return {
    ecs: { timing: timing.ecs, outcomeOf: tasks.outcomeOf, hookAnswerOf: hooks.hookAnswerOf },
    batch: { timing: timing.batch, outcomeOf: jobs.outcomeOf },
  };
}

/** What the test says of tasks, hooks and jobs. */
interface TestRules {
  readonly tasks: OutcomeRules;
  readonly hooks: HookRules;
  readonly jobs: JobRules;
}

/** One host serves all transactions of a world. */
function bindInternalHost(): HostBinding<AwsSlices> {
  const hosts = new WeakMap<object, ComputeHost>();
  return ({ batch }, context) => {
    const host = hosts.get(batch) ?? createInternalHost(batch, context);
    hosts.set(batch, host);
    return host;
  };
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
