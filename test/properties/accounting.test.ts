import * as fc from 'fast-check';
import { ECSClient, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';
import { flawsOfInstances } from './flaws/resource-flaws.js';
import { assertProperty, patience } from './property.js';

const INSTANCE_TYPES = ['t3.micro', 'm5.large', 'c5.xlarge', 'g4dn.12xlarge'];
const DEFINITIONS = [
  { family: 'small', networkMode: 'bridge', containerDefinitions: [{ cpu: 128, memory: 128 }] },
  {
    family: 'port',
    networkMode: 'host',
    containerDefinitions: [{ memory: 64, portMappings: [{ containerPort: 80 }] }],
  },
  {
    family: 'gpu',
    networkMode: 'bridge',
    containerDefinitions: [{ memory: 64, resourceRequirements: [{ type: 'GPU', value: '1' }] }],
  },
  { family: 'vpc', networkMode: 'awsvpc', containerDefinitions: [{ cpu: 64, memory: 256 }] },
] as const;

const instanceTypes = fc.array(fc.constantFrom(...INSTANCE_TYPES), { minLength: 2, maxLength: 10 });

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('run' as const),
        family: fc.nat(3),
        count: fc.integer({ min: 1, max: 10 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('stop' as const), task: fc.nat(1_000) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(120) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constantFrom('lose' as const, 'silence' as const, 'wake' as const),
        instance: fc.nat(20),
      }),
    },
  ),
  { minLength: 40, maxLength: 80 },
);

const sorted = (ports: readonly number[]) => ports.toSorted((a, b) => a - b);

describe('the resources of container instances', () => {
  const aws = mockEcs();
  const client = new ECSClient({});

  afterAll(() => aws.restore());

  it(
    'are never short, and whole again when the tasks have stopped',
    async () => {
      await assertProperty(
        { seed: 3, quick: 5, deep: 400 },
        fc.tuple(instanceTypes, steps),
        async ([types, sequence]) => {
          aws.reset();
          const { containerInstanceArns } = aws.ecs.seed({
            containerInstances: types.map((instanceType) => ({ instanceType })),
            taskDefinitions: DEFINITIONS.map((definition) => ({
              ...definition,
              containerDefinitions: [...definition.containerDefinitions] as never,
            })),
          });
          aws.ecs.onTask({ family: 'small' }, (_, turn) => ({ exitCode: 0, after: `${(turn * 37) % 90}s` }));
          for (const step of sequence) {
            const tasks = Object.keys(aws.state.ecs.tasks);
            const instance =
              'instance' in step ? (containerInstanceArns[step.instance % containerInstanceArns.length] ?? '') : '';
            if (step.type === 'run') {
              const taskDefinition = DEFINITIONS[step.family]?.family;
              const networkConfiguration =
                taskDefinition === 'vpc' ? { awsvpcConfiguration: { subnets: ['subnet-1'] } } : undefined;
              await client
                .send(new RunTaskCommand({ taskDefinition, count: step.count, networkConfiguration }))
                .catch(() => {});
            } else if (step.type === 'stop' && tasks.length > 0) {
              await client.send(new StopTaskCommand({ task: tasks[step.task % tasks.length] }));
            } else if (step.type === 'wait') aws.clock.advance(step.seconds * 1_000);
            else if (step.type === 'lose') aws.ecs.simulate.instanceTermination(instance);
            else if (step.type === 'silence') aws.ecs.simulate.agentDisconnect(instance);
            else if (step.type === 'wake') aws.ecs.simulate.agentReconnect(instance);
            expect(flawsOfInstances(aws.state.ecs)).toEqual([]);
          }
          for (const arn of containerInstanceArns) aws.ecs.simulate.agentReconnect(arn);
          for (const task of Object.keys(aws.state.ecs.tasks)) await client.send(new StopTaskCommand({ task }));
          aws.clock.runUntilIdle();
          for (const { registered, remaining } of Object.values(aws.state.ecs.containerInstances)) {
            expect({ ...remaining, ports: sorted(remaining.ports) }).toEqual({
              ...registered,
              ports: sorted(registered.ports),
            });
          }
        },
      );
    },
    patience,
  );
});
