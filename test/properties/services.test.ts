import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SubmitContainerStateChangeCommand, type UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { assertProperty, patience } from './property.js';
import { createServiceWorld } from '../ecs/service/service-world.js';

type Limits = { readonly minimumHealthyPercent: number; readonly maximumPercent: number };

const limits: fc.Arbitrary<Limits> = fc
  .record({
    minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
    maximumPercent: fc.integer({ min: 100, max: 250 }),
  })
  .filter(({ minimumHealthyPercent, maximumPercent }) => minimumHealthyPercent < 100 || maximumPercent > 100);

const wait = fc.record({ type: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) });
const deploy = fc.record({ type: fc.constant('deploy' as const), revision: fc.integer({ min: 1, max: 3 }) });
const scale = fc.record({ type: fc.constant('scale' as const), desiredCount: fc.integer({ min: 0, max: 8 }) });
const crash = fc.record({ type: fc.constant('crash' as const), task: fc.nat(100) });
const failPull = fc.record({ type: fc.constant('fail pull' as const), task: fc.nat(100) });
const capacity = fc.record({ type: fc.constant('capacity' as const), isShort: fc.boolean() });

describe('a service, whatever is done to it', () => {
  const { aws, client, begin, createService, updateService, service, tasks } = createServiceWorld();
  const { clock } = aws;

  afterAll(() => aws.restore());

  const running = () => tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const floorOf = (desired: number, { minimumHealthyPercent }: Limits) =>
    Math.ceil((desired * minimumHealthyPercent) / 100);
  const ceilingOf = (desired: number, { maximumPercent }: Limits) => Math.floor((desired * maximumPercent) / 100);

  /** Neither may a task stop before another starts, nor the other way round. */
  const isStuck = (desired: number, given: Limits) =>
    floorOf(desired, given) === desired && ceilingOf(desired, given) === desired;

  /** Moves time on, and looks at every moment at which anything has happened. */
  function watch(seconds: number, look: () => void): void {
    const until = clock.now().getTime() + seconds * 1_000;
    look();
    for (;;) {
      const [next] = clock.pending().filter(({ background }) => !background);
      if (next === undefined || next.dueAt.getTime() > until) break;
      clock.next();
      look();
    }
    clock.advanceTo(until);
    look();
  }

  it(
    'keeps between the floor and the ceiling of its rolling deployments',
    async () => {
      const desired = fc.integer({ min: 1, max: 8 });
      await assertProperty(
        { seed: 7, quick: 10, deep: 1_000 },
        fc.tuple(limits, desired, fc.array(fc.oneof(wait, deploy), { maxLength: 12 })),
        async ([given, d, steps]) => {
          fc.pre(!isStuck(d, given));
          begin();
          await createService({ desiredCount: d, deploymentConfiguration: given });
          clock.advance('2m');
          const look = () => {
            expect(running()).toBeGreaterThanOrEqual(floorOf(d, given));
            expect(tasks().length).toBeLessThanOrEqual(ceilingOf(d, given));
          };
          for (const step of steps) {
            if (step.type === 'deploy') await updateService({ taskDefinition: `web:${step.revision}` });
            else watch(step.seconds, look);
          }
          watch(3_600, look);
          const { deployments = [] } = await service();
          expect(deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: d }]);
        },
      );
    },
    patience,
  );

  it(
    'loses no task and doubles none',
    async () => {
      const steps = fc.array(fc.oneof(wait, deploy, scale, crash, failPull, capacity), { minLength: 5, maxLength: 20 });
      await assertProperty({ seed: 11, quick: 10, deep: 1_000 }, fc.tuple(limits, steps), async ([given, sequence]) => {
        begin();
        await createService({ desiredCount: 3, deploymentConfiguration: given });
        let desired = 3;
        let before = 0;
        const look = () => {
          expect(tasks().length).toBeLessThanOrEqual(Math.max(ceilingOf(desired, given), before));
          before = tasks().length;
        };
        for (const step of sequence) {
          if (step.type === 'wait') watch(step.seconds, look);
          else if (step.type === 'crash') await crashOne(step.task);
          else if (step.type === 'fail pull') failPullOf(step.task);
          else if (step.type === 'capacity') setCapacity(step.isShort);
          else {
            if (step.type === 'scale') desired = step.desiredCount;
            const change: Partial<UpdateServiceCommandInput> =
              step.type === 'scale' ? { desiredCount: desired } : { taskDefinition: `web:${step.revision}` };
            await updateService(change);
          }
          await assertCounts();
        }
        fc.pre(!isStuck(desired, given));
        setCapacity(false);
        watch(7_200, look);
        await assertCounts();
        expect(await service()).toMatchObject({
          runningCount: desired,
          pendingCount: 0,
          deployments: [{ status: 'PRIMARY' }],
        });
        expect(tasks()).toHaveLength(desired);
      });
    },
    patience,
  );

  /** The only container of a task exits by itself. */
  async function crashOne(index: number): Promise<void> {
    const all = tasks().filter(({ lastStatus }) => lastStatus === 'RUNNING');
    const victim = all[index % Math.max(1, all.length)];
    if (victim === undefined) return;
    const report = { task: victim.taskArn, containerName: 'web', status: 'STOPPED', exitCode: 1 };
    await client.send(new SubmitContainerStateChangeCommand(report));
  }

  /** The image of a task that is starting cannot be pulled. */
  function failPullOf(index: number): void {
    const starting = tasks().filter(
      ({ lastStatus, pullStoppedAt }) => lastStatus !== 'RUNNING' && pullStoppedAt === undefined,
    );
    const victim = starting[index % Math.max(1, starting.length)];
    if (victim !== undefined) aws.ecs.simulate.imagePullError(victim.taskArn);
  }

  function setCapacity(isShort: boolean): void {
    const place = { capacityProvider: 'FARGATE' };
    if (isShort) aws.ecs.simulate.capacityShortage(place);
    else aws.ecs.simulate.capacityReturn(place);
  }

  /** What is shown is what there is, and every task belongs to a deployment that is shown. */
  async function assertCounts(): Promise<void> {
    const { deployments = [], runningCount, pendingCount } = await service();
    const live = Object.values(aws.state.ecs.tasks).filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    const sum = (member: 'runningCount' | 'pendingCount') =>
      deployments.reduce((total, deployment) => total + (deployment[member] ?? 0), 0);
    expect(runningCount).toBe(live.filter(({ lastStatus }) => lastStatus === 'RUNNING').length);
    expect(runningCount).toBe(sum('runningCount'));
    expect(pendingCount).toBe(sum('pendingCount'));
    expect(deployments.filter(({ status }) => status === 'PRIMARY')).toHaveLength(1);
    const ids = deployments.map(({ id }) => id);
    for (const { startedBy } of live) expect(ids).toContain(startedBy);
  }
});
