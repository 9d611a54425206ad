import {
  ContinueServiceDeploymentCommand,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
  UpdateServicePrimaryTaskSetCommand,
  UpdateTaskProtectionCommand,
  UpdateTaskSetCommand,
  type DeploymentConfiguration,
} from '@aws-sdk/client-ecs';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { assertProperty, patience } from './property.js';
import { createServiceWorld } from '../ecs/service/service-world.js';

const SERVICE = { cluster: 'default', service: 'web' };
const HOOK = {
  hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check',
  roleArn: 'arn:aws:iam::123456789012:role/r',
};
const lifecycleHooks: DeploymentConfiguration['lifecycleHooks'] = [
  { ...HOOK, lifecycleStages: ['PRE_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT'] },
  {
    targetType: 'PAUSE',
    lifecycleStages: ['POST_SCALE_UP'],
    timeoutConfiguration: { timeoutInMinutes: 3, action: 'CONTINUE' },
  },
];
const CONFIGURATIONS: readonly DeploymentConfiguration[] = [
  { minimumHealthyPercent: 50, maximumPercent: 150 },
  {
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { enable: true, rollback: true, alarmNames: ['a'] },
  },
  { deploymentCircuitBreaker: { enable: true, rollback: false } },
  { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 },
  {
    strategy: 'BLUE_GREEN',
    bakeTimeInMinutes: 1,
    lifecycleHooks,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
];

const index = fc.nat(1_000);
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('wait' as const), index: fc.nat(240) }) },
    ...(
      [
        ...['deploy', 'break', 'scale', 'configure', 'rollback', 'abort', 'continue', 'alarm', 'calm'],
        ...['stop task', 'protect', 'terminate', 'drain', 'activate', 'delete', 'create', 'register'],
        ...['create task set', 'scale task set', 'primary task set', 'delete task set'],
      ] as const
    ).map((type) => fc.record({ type: fc.constant(type), index })),
  ),
  { minLength: 10, maxLength: 40 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

describe('the actions of services, in any order', () => {
  const { aws, client, begin, createService, updateService } = createServiceWorld();
  const { clock, ecs } = aws;

  afterAll(() => aws.restore());

  const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
  const deployments = () => Object.values(aws.state.ecs.serviceDeployments);
  const worker = { taskDefinition: 'worker:1', launchType: 'EC2', networkConfiguration: undefined } as const;
  const create = (at: number) => {
    if (at % 5 === 1) return createService({ ...worker, schedulingStrategy: 'DAEMON', desiredCount: undefined });
    if (at % 5 === 2) {
      return createService({
        ...{ taskDefinition: undefined, launchType: undefined, networkConfiguration: undefined },
        ...{ desiredCount: at % 4, deploymentController: { type: 'EXTERNAL' } },
      });
    }
    return createService({ ...worker, desiredCount: at % 4, deploymentConfiguration: pick(CONFIGURATIONS, at) });
  };

  const actions: Readonly<Record<Step['type'], (at: number) => unknown>> = {
    wait: (seconds) => clock.advance(seconds * 1_000),
    deploy: (at) => updateService({ taskDefinition: `worker:${1 + (at % 2)}`, forceNewDeployment: at % 3 === 0 }),
    break: () => updateService({ taskDefinition: 'worker:3' }),
    scale: (at) => updateService({ desiredCount: at % 5 }),
    configure: (at) => updateService({ deploymentConfiguration: pick(CONFIGURATIONS, at) }),
    rollback: () => stop('ROLLBACK'),
    abort: () => stop('ABORT'),
    continue: (at) => {
      const deployment = deployments().at(-1);
      const { serviceDeploymentArn, hooks } = deployment ?? { serviceDeploymentArn: '', hooks: [] };
      const action = at % 2 === 0 ? 'CONTINUE' : 'ROLLBACK';
      const hookId = hooks.at(-1)?.hookId ?? 'none';
      return client.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action }));
    },
    alarm: () => ecs.simulate.alarm('a'),
    calm: () => ecs.simulate.alarm('a', 'OK'),
    'stop task': (at) => client.send(new StopTaskCommand({ task: pick(taskArns(), at) ?? '0'.repeat(32) })),
    protect: (at) =>
      client.send(
        new UpdateTaskProtectionCommand({
          ...{ cluster: 'default', tasks: [pick(taskArns(), at) ?? '0'.repeat(32)] },
          ...{ protectionEnabled: at % 2 === 0, expiresInMinutes: 5 },
        }),
      ),
    terminate: (at) => at % 4 === 0 && ecs.simulate.instanceTermination(pick(instanceArns(), at) ?? ''),
    drain: (at) => setState(at, 'DRAINING'),
    activate: (at) => setState(at, 'ACTIVE'),
    delete: (at) => at % 3 === 0 && client.send(new DeleteServiceCommand({ service: 'web', force: true })),
    create,
    'create task set': (at) =>
      client.send(
        new CreateTaskSetCommand({
          ...{ ...SERVICE, taskDefinition: `worker:${1 + (at % 3)}`, launchType: 'EC2' },
          scale: { value: (at * 10) % 101, unit: 'PERCENT' },
        }),
      ),
    'scale task set': (at) => {
      const scale = { value: (at * 7) % 101, unit: 'PERCENT' } as const;
      return client.send(new UpdateTaskSetCommand({ ...SERVICE, taskSet: taskSetOf(at), scale }));
    },
    'primary task set': (at) =>
      client.send(new UpdateServicePrimaryTaskSetCommand({ ...SERVICE, primaryTaskSet: taskSetOf(at) })),
    'delete task set': (at) =>
      client.send(new DeleteTaskSetCommand({ ...SERVICE, taskSet: taskSetOf(at), force: at % 2 === 0 })),
    register: (at) => at % 3 === 0 && ecs.seed({ containerInstances: [{}] }),
  };
  const taskSetOf = (at: number) => pick(Object.keys(aws.state.ecs.taskSets), at) ?? 'ecs-svc/1';
  const taskArns = () => Object.keys(aws.state.ecs.tasks);
  const instanceArns = () => Object.keys(aws.state.ecs.containerInstances);
  const stop = (stopType: 'ROLLBACK' | 'ABORT') => {
    const serviceDeploymentArn = deployments().at(-1)?.serviceDeploymentArn ?? '';
    return client.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType }));
  };
  const setState = (at: number, status: 'ACTIVE' | 'DRAINING') =>
    client.send(
      new UpdateContainerInstancesStateCommand({ containerInstances: [pick(instanceArns(), at) ?? ''], status }),
    );

  /** The name of what a call rejects with: a misuse of the mock, or a fault of it, has another ending. */
  const errorOf = async (call: () => unknown) => {
    try {
      await call();
      return 'none';
    } catch (error) {
      return (error as Error).name;
    }
  };

  /** Everything can be described, and what a service says of its tasks is what there is. */
  async function assertWhole(): Promise<void> {
    const { services = [] } = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    for (const { runningCount, pendingCount, deployments: own = [], taskSets = [] } of services) {
      const live = Object.values(aws.state.ecs.tasks).filter(({ lastStatus }) => lastStatus !== 'STOPPED');
      expect(runningCount).toBe(live.filter(({ lastStatus }) => lastStatus === 'RUNNING').length);
      const starters = [...own, ...taskSets];
      expect(starters.reduce((sum, starter) => sum + (starter.pendingCount ?? 0), 0)).toBe(pendingCount);
      for (const { startedBy } of live) expect(starters.map(({ id }) => id)).toContain(startedBy);
    }
    for (const { serviceDeploymentArn, targetRevisionArn } of deployments().slice(-3)) {
      await client.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }));
      await client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [targetRevisionArn] }));
    }
  }

  it(
    'get an answer of AWS, and leave a service that comes to rest',
    async () => {
      await assertProperty({ seed: 5, quick: 6, deep: 800 }, fc.tuple(index, steps), async ([first, sequence]) => {
        begin();
        ecs.seed({
          containerInstances: [{ count: 4 }],
          taskDefinitions: [2, 3].map((revision) => ({
            family: 'worker',
            networkMode: 'bridge',
            containerDefinitions: [{ name: 'worker', image: `worker:${revision}`, cpu: 256, memory: 256 }],
          })),
        });
        ecs.onTask({ image: 'worker:3' }, { pullError: true });
        ecs.onLifecycleHook(
          { service: 'web' },
          (_, turn) => (['SUCCEEDED', 'IN_PROGRESS', 'FAILED'] as const)[turn % 3],
        );
        await create(first);
        for (const step of sequence) {
          expect(await errorOf(() => actions[step.type](step.index))).toMatch(/^none$|Exception$/);
          await assertWhole();
        }
        clock.runUntilIdle();
        await assertWhole();
        expect(clock.pending().filter(({ background }) => !background)).toEqual([]);
      });
    },
    patience,
  );
});
