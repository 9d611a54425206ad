import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { createBatchService, type HostBinding } from '../batch/batch-service.js';
import type { ComputeHost } from '../batch/host/compute-host.js';
import { createInternalHost } from '../batch/host/internal-host.js';
import { attach } from '../client/attach.js';
import type { ClientEndpoint } from '../client/client-endpoint.js';
import { createDirectAnswer } from '../client/direct-answer.js';
import { createStubRegistry } from '../client/stubs.js';
import { createWireAnswer } from '../client/wire-answer.js';
import { createEcsService } from '../ecs/ecs-service.js';
import { createCallLog, type CallLog } from '../pipeline/call-log.js';
import { createHookRules, type HookRules } from '../testing/hook-rules.js';
import { createOutcomeRules, type OutcomeRules } from '../testing/outcome-rules.js';
import { createLinks, type Links } from '../links/links.js';
import { createJobRules, type JobRules } from '../testing/job-rules.js';
import { makeInspectable } from '../testing/matchers/inspection.js';
import { createAwsWorld, type AwsSlices, type AwsWorld, type ServiceSettings } from './aws-world.js';
import { createBatchHandle, type BatchHandle } from './batch-handle.js';
import { createEcsHandle, type EcsHandle } from './ecs-handle.js';
import { readOptions, type MockOptions, type MockTarget, type Settings, type Transport } from './options.js';
import { createInspector } from './inspector.js';
import { createServiceHandle, type ServiceHandle } from './service-handle.js';
import { createWorldHandle, type WorldHandle } from './world-handle.js';

/** Amazon ECS and AWS Batch in one world. */
export interface AwsMock extends WorldHandle {
  /** Amazon ECS: seeds, outcomes, incidents, stubs and calls. */
  readonly ecs: EcsHandle;
  /** AWS Batch: seeds, outcomes, incidents, stubs and calls. */
  readonly batch: BatchHandle;
}

/** Amazon ECS in a world of its own. */
export type EcsMock = Omit<AwsMock, 'batch'>;
/** AWS Batch in a world of its own. */
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
  return createAwsMock(
    options,
    attachTo(options.client ?? [ecsSdk.ECSClient, batchSdk.BatchClient], options.transport),
  );
}

/**
 * As `mockAws`, with ECS alone.
 *
 * @example
 * const { ecs, clock, restore } = mockEcs();
 * ecs.seed({ clusters: ['default'], taskDefinitions: ['migrate'] });
 */
export function mockEcs(options: MockOptions = {}): EcsMock {
  const { ecs, handle } = createMock(options, attachTo(options.client ?? ecsSdk.ECSClient, options.transport));
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
  const { batch, handle } = createMock(options, attachTo(options.client ?? batchSdk.BatchClient, options.transport));
  return Object.assign(handle, { batch });
}

/** Lets callers reach the world; returns what takes that back. */
export type Connect = (world: AwsWorld, endpoints: readonly ClientEndpoint<AwsSlices>[]) => () => void;

export function attachTo(targets: MockTarget | readonly MockTarget[], transport: Transport = 'direct'): Connect {
  const createAnswer = transport === 'wire' ? createWireAnswer : createDirectAnswer;
  return (world, endpoints) => attach([targets].flat(), createAnswer(world, endpoints));
}

interface MockParts {
  readonly handle: WorldHandle;
  readonly ecs: EcsHandle;
  readonly batch: BatchHandle;
}

/** Both services in one world, for whoever can reach it. */
export function createAwsMock(options: MockOptions, connect: Connect): AwsMock {
  const { ecs, batch, handle } = createMock(options, connect, createLinks);
  return Object.assign(handle, { ecs, batch });
}

/** Without links each service is alone: Batch has its own instances, and ECS knows of no jobs. */
export function createMock(
  options: MockOptions,
  connect: Connect,
  link: (services: ServiceSettings) => Partial<Links> = () => ({}),
): MockParts {
  const settings = readOptions(options);
  const rules = { tasks: createOutcomeRules(), hooks: createHookRules(), jobs: createJobRules() };
  const services = toServiceSettings(settings, rules);
  const { bindHost = bindInternalHost(), bindWatcher } = link(services);
  const world = createAwsWorld(settings, { ...services, bindHost, bindWatcher });
  const ecsService = createEcsService<AwsSlices>(services.ecs, bindWatcher);
  const calls = createCallLog();
  const ecsSide = createServiceSide('ECSClient', { service: ecsService, sdk: ecsSdk, whole: calls });
  const batchService = createBatchService(services.batch, bindHost);
  const batchSide = createServiceSide('BatchClient', { service: batchService, sdk: batchSdk, whole: calls });
  const sides = [ecsSide, batchSide];
  const endpoints = sides.map(({ endpoint }) => endpoint);
  const inspector = createInspector(world, settings.startTime);
  const handle = createWorldHandle({
    ...{ world, baseline: { state: world.store.state() }, startTime: settings.startTime },
    beforeReset: inspector.announceReset,
    clear() {
      for (const { clear } of [...Object.values(rules), ...sides, calls]) clear();
    },
    clearCalls() {
      for (const log of [calls, ...endpoints.map((endpoint) => endpoint.calls)]) log.clear();
    },
    detach: connect(world, endpoints),
  });
  const shared = { world, mark: handle.mark, rules };
  const ecs = createEcsHandle({ ...shared, settings: services.ecs, bindWatcher, service: ecsSide.handle });
  const batch = createBatchHandle({ ...shared, settings: services.batch, bindHost, service: batchSide.handle });
  return {
    handle: makeInspectable(handle, inspector.inspect(calls)),
    ecs: makeInspectable(ecs, inspector.inspect(ecsSide.endpoint.calls)),
    batch: makeInspectable(batch, inspector.inspect(batchSide.endpoint.calls)),
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

/** `whole`: the calls of all sides. */
function createServiceSide(
  clientName: string,
  { whole, ...model }: Pick<ClientEndpoint<AwsSlices>, 'service' | 'sdk'> & { readonly whole: CallLog },
): ServiceSide {
  const calls = createCallLog(whole);
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
