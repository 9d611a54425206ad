import { isDeepStrictEqual } from 'node:util';
import { CreateServiceCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mockAws, UsageError, type AwsMock } from '../../src/index.js';
import { describeBatch, describeEcs } from '../testing/describe-world.js';
import { assertProperty, patience } from './property.js';

const client = new ECSClient({});
const [THEN, NOW] = ['2026-02-03T10:00:00Z', '2026-02-03T10:30:00Z'];

let aws: AwsMock;

afterEach(() => {
  aws.restore();
});

/** Services that deploy, tasks and jobs in all states. */
async function makeLively({ ecs, batch, clock }: AwsMock): Promise<void> {
  ecs.seed({
    clusters: [{ clusterName: 'prod', tags: [{ key: 'stage', value: 'prod' }] }],
    taskDefinitions: ['web', 'web', { family: 'worker', networkMode: 'bridge' }],
    containerInstances: [{ cluster: 'prod', count: 2 }],
    services: [{ taskDefinition: 'web:1', cluster: 'prod', desiredCount: 2, createdAt: '-3d' }],
    tasks: [
      { taskDefinition: 'worker', cluster: 'prod', startedAt: '-5m', startedBy: 'ops' },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPED', outcome: { exitCode: 137 } },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'PENDING' },
      { taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPING', outcome: { onStop: { after: '20s' } } },
    ],
  });
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  await client.send(
    new CreateServiceCommand({
      ...{ serviceName: 'api', cluster: 'prod', taskDefinition: 'web', desiredCount: 1, launchType: 'FARGATE' },
      networkConfiguration,
    }),
  );
  const nightly = { jobQueue: 'nightly', jobDefinition: 'report' };
  batch.seed({
    computeEnvironments: [{ computeEnvironmentName: 'fleet', computeResources: { type: 'FARGATE', maxvCpus: 16 } }],
    jobQueues: [{ jobQueueName: 'nightly', computeEnvironments: ['fleet'] }],
    jobDefinitions: [{ jobDefinitionName: 'report', platformCapabilities: ['FARGATE'] }],
    jobs: [
      { ...nightly, status: 'RUNNING', startedAt: '-30s', attempts: [{ exitCode: 137, reason: 'OutOfMemoryError' }] },
      { ...nightly, jobName: 'first', status: 'STARTING' },
      { ...nightly, jobName: 'second', dependsOn: [{ jobId: 'first' }] },
      { ...nightly, jobName: 'array', children: ['SUCCEEDED', 'RUNNING', 'FAILED', 'RUNNABLE'] },
      { ...nightly, jobName: 'lost', status: 'FAILED', outcome: { startError: true } },
    ],
  });
  clock.advance('90s');
  await client.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition: 'web:2' }));
  clock.advance('20s');
}

/** What AWS prints, as JSON. */
async function describeWorld(): Promise<Readonly<Record<'ecs' | 'batch', object[]>>> {
  return { ecs: await describeEcs(aws), batch: await describeBatch(aws) };
}

let documents: Awaited<ReturnType<typeof describeWorld>>;

beforeAll(async () => {
  aws = mockAws({ startTime: THEN });
  await makeLively(aws);
  documents = await describeWorld();
});

/** The way to a member, at each level by its number among the others. */
type Way = readonly number[];

const ways: fc.Arbitrary<Way[]> = fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 9 }), {
  minLength: 1,
  maxLength: 2,
});

function takeAway(value: unknown, [next, ...rest]: Way): void {
  if (next === undefined || typeof value !== 'object' || value === null) return;
  const names = Object.keys(value);
  const name = names[next % names.length];
  if (name === undefined) return;
  const member: unknown = Reflect.get(value, name);
  if (rest.length > 0 && typeof member === 'object' && member !== null) return takeAway(member, rest);
  if (Array.isArray(value)) value.splice(Number(name), 1);
  else Reflect.deleteProperty(value, name);
}

function without<T>(value: T, gaps: readonly Way[]): T {
  const copy = structuredClone(value);
  for (const way of gaps) takeAway(copy, way);
  return copy;
}

/** Whether the world takes it. */
function takes(service: 'ecs' | 'batch', gaps: readonly Way[]): boolean {
  try {
    aws[service].seed({ described: without(documents[service], gaps) });
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

describe('what AWS described, with members that are missing', { timeout: patience }, () => {
  it.each(['ecs', 'batch'] as const)('is refused in words, or goes on: %s', async (service) => {
    await assertProperty({ seed: 5, quick: 40, deep: 1_500 }, ways, async (gaps) => {
      aws.restore();
      aws = mockAws({ startTime: NOW });
      const empty = aws.snapshot();

      const isTaken = takes(service, gaps);

      expect(isDeepStrictEqual(aws.snapshot(), empty)).toBe(!isTaken);
      await describeWorld();
      aws.clock.advance('1h');
      await describeWorld();
    });
  });
});
