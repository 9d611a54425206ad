import * as batchSdk from '@aws-sdk/client-batch';
import * as ecsSdk from '@aws-sdk/client-ecs';
import { mockAws, type AwsMock } from 'aws-ecs-batch-mock';
import { afterAll, describe, expect, it } from 'vitest';
import { batchShapes } from '../../src/batch/generated/shapes.js';
import { batchActions } from '../../src/batch/registry.js';
import { ecsShapes } from '../../src/ecs/generated/shapes.js';
import { ecsActions } from '../../src/ecs/registry.js';
import type { ServiceShapes, ShapeReference } from '../../src/validation/shape.js';

type Known = Readonly<Record<string, unknown>>;

/** A world with one of everything; returns what inputs call its resources. */
function seed({ ecs, batch }: AwsMock): { readonly ecs: Known; readonly batch: Known } {
  const { containerInstanceArns, taskArns, clusterArns } = ecs.seed({
    clusters: ['default'],
    containerInstances: [{ instanceType: 'm5.large' }],
    taskDefinitions: ['app', { family: 'worker', networkMode: 'bridge' }],
    services: [{ serviceName: 'web', taskDefinition: 'app' }],
    tasks: [{ taskDefinition: 'app' }],
  });
  const { jobIds, jobQueueArns } = batch.seed({
    computeEnvironments: ['fleet'],
    jobQueues: ['nightly'],
    jobDefinitions: ['report'],
    jobs: [{ jobDefinition: 'report' }],
  });
  const awsvpcConfiguration = { subnets: ['subnet-1'] };
  return {
    ecs: {
      ...{ cluster: 'default', clusters: ['default'], service: 'web', services: ['web'], serviceName: 'api' },
      ...{ taskDefinition: 'app', family: 'report', task: taskArns[0], tasks: taskArns, desiredCount: 1 },
      ...{ containerInstance: containerInstanceArns[0], containerInstances: containerInstanceArns },
      ...{ launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration }, resourceArn: clusterArns[0] },
      ...{ targetType: 'container-instance', containerDefinitions: [{ name: 'app', image: 'app', memory: 64 }] },
      ...{ tags: [{ key: 'team', value: 'shop' }], tagKeys: ['team'], createdAt: { before: new Date(0) } },
      ...{ pullStartedAt: new Date(1_704_067_200_250), clientToken: 'token', capacityProviders: ['FARGATE'] },
      ...{ name: 'containerInsights', value: 'enabled', reason: 'over' },
    },
    batch: {
      ...{ jobQueue: 'nightly', jobDefinition: 'report', jobName: 'extra', jobId: jobIds[0], jobs: jobIds },
      ...{ computeEnvironment: 'fleet', jobDefinitionName: 'load', type: 'container', reason: 'over' },
      ...{ containerProperties: { image: 'load', resourceRequirements: [] }, resourceArn: jobQueueArns[0] },
      ...{ tags: { team: 'shop' }, tagKeys: ['team'], jobQueueName: 'weekly', priority: 1 },
      ...{ computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'fleet' }] },
    },
  };
}

/** What is required, and whatever else is known by its name. */
function inputOf({ shapes }: ServiceShapes, reference: ShapeReference, known: Known): unknown {
  const shape = shapes[reference];
  switch (shape?.type) {
    case 'structure': {
      const names = Object.keys(shape.members).filter((name) => name in known || shape.required?.includes(name));
      const memberOf = (name: string) =>
        known[name] ?? inputOf({ shapes, operations: {} }, shape.members[name] ?? '', {});
      return Object.fromEntries(names.map((name) => [name, memberOf(name)]));
    }
    case 'list':
      return [inputOf({ shapes, operations: {} }, shape.member, {})];
    case 'map':
      return { key: inputOf({ shapes, operations: {} }, shape.value, {}) };
    case 'enum':
      return shape.values[0];
    default:
      return { number: 1, boolean: true, timestamp: new Date(1_704_067_200_250) }[reference] ?? 'text';
  }
}

interface Side {
  readonly aws: AwsMock;
  readonly send: Readonly<Record<'ecs' | 'batch', (command: never) => Promise<object>>>;
}

function createSide(transport: 'direct' | 'wire'): Side {
  const ecs = new ecsSdk.ECSClient({});
  const batch = new batchSdk.BatchClient({});
  const send = { ecs: (command: never) => ecs.send(command), batch: (command: never) => batch.send(command) };
  return { aws: mockAws({ transport, client: [ecs, batch] }), send };
}

/** The exception carries the name of the error in the body, too, where there is a body. */
function toOutcome(thrown: Error): unknown {
  const members = Object.fromEntries(Object.entries(thrown).filter(([name]) => name !== '__type'));
  return { classOf: Object.getPrototypeOf(thrown) as unknown, message: thrown.message, members };
}

describe('over both transports, the answer and the state are the same', () => {
  const sides = [createSide('direct'), createSide('wire')];

  afterAll(() => {
    for (const { aws } of sides) aws.restore();
  });

  async function callOver({ aws, send }: Side, service: 'ecs' | 'batch', operation: string): Promise<unknown> {
    aws.reset();
    const [sdk, shapes] = service === 'ecs' ? [ecsSdk, ecsShapes()] : [batchSdk, batchShapes()];
    const input = inputOf(shapes, shapes.operations[operation]?.input ?? '', seed(aws)[service]);
    const Command = (sdk as Known)[`${operation}Command`] as new (input: unknown) => never;
    const outcome: unknown = await send[service](new Command(input)).catch(toOutcome);
    return { outcome, changes: aws.changes(), snapshot: aws.snapshot() };
  }

  it.each([
    ...emulated(ecsActions).map((operation) => ['ecs', operation] as const),
    ...emulated(batchActions).map((operation) => ['batch', operation] as const),
  ])('for %s: %s', async (service, operation) => {
    const [direct, wire] = await Promise.all(sides.map((side) => callOver(side, service, operation)));

    expect(wire).toEqual(direct);
  });
});

function emulated(actions: Known): string[] {
  return Object.keys(actions).filter((operation) => typeof actions[operation] === 'function');
}
