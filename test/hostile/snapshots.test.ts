/* oxlint-disable vitest/expect-expect -- What is refused is expected in a function of its own. */
import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { HOSTILE_VALUES } from './hostile-values.js';

type Json = Record<string, unknown>;

describe('a snapshot from elsewhere', () => {
  const aws = mockAws();
  /** A copy of that of a lively world, which the recipe spoils. */
  const spoil = (recipe: (snapshot: Json) => unknown): unknown => {
    const snapshot = JSON.parse(JSON.stringify(aws.snapshot())) as Json;
    return recipe(snapshot) ?? snapshot;
  };
  const inside = (value: unknown, ...path: readonly string[]): Json =>
    path.reduce<Json>((at, name) => (name === '*' ? Object.values(at)[0] : at[name]) as Json, value as Json);
  const refused = (snapshot: unknown) => {
    const before = aws.snapshot();
    expect(() => aws.load(snapshot)).toThrow(UsageError);
    expect(aws.snapshot()).toBe(before);
  };

  beforeEach(() => {
    aws.reset();
    aws.ecs.seed({
      taskDefinitions: ['web'],
      services: ['web'],
      tasks: [{ taskDefinition: 'web', lastStatus: 'PENDING' }],
    });
    aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['queue'], jobDefinitions: ['job'] });
  });
  afterAll(() => aws.restore());

  it.each<[what: string, recipe: (snapshot: Json) => unknown]>([
    ['of another version', (snapshot) => void (snapshot['version'] = 2)],
    ['of a version that is a text', (snapshot) => void (snapshot['version'] = '1')],
    ['without a version', (snapshot) => void delete snapshot['version']],
    ['without counters', (snapshot) => void delete snapshot['counters']],
    ['without transitions', (snapshot) => void delete snapshot['transitions']],
    ['whose text was cut off', (snapshot) => JSON.stringify(snapshot).slice(0, 100)],
    ['in a list', (snapshot) => [snapshot]],
    ['with a service that there is not', (snapshot) => void (snapshot['s3'] = {})],
    ['with a table that there is not', (snapshot) => void (inside(snapshot, 'ecs')['taskz'] = {})],
    ['with a table that is a list', (snapshot) => void (inside(snapshot, 'ecs')['tasks'] = [])],
    ['whose clock is a text', (snapshot) => void (snapshot['now'] = '2024')],
    ['whose clock is beyond time', (snapshot) => void (snapshot['now'] = 1e300)],
    ['whose counter is negative', (snapshot) => void (inside(snapshot, 'counters')['sequence'] = -1)],
    ['whose counter is behind its records', (snapshot) => void (inside(snapshot, 'counters')['sequence'] = 0)],
    [
      'with a record under the key of another',
      (snapshot) => {
        const tasks = inside(snapshot, 'ecs', 'tasks');
        tasks['__key__'] = Object.values(tasks)[0];
      },
    ],
    ['with a record that is a text', (snapshot) => void (inside(snapshot, 'ecs', 'clusters')['web'] = 'web')],
    ['with a record without its ARN', (snapshot) => void delete inside(snapshot, 'ecs', 'tasks', '*')['taskArn']],
    [
      'with two records of one sequence',
      (snapshot) => {
        for (const task of Object.values(inside(snapshot, 'ecs', 'tasks'))) (task as Json)['sequence'] = 1;
      },
    ],
    [
      'with no number deep inside',
      (snapshot) => void (inside(snapshot, 'ecs', 'tasks', '*', 'containers', '*')['exitCode'] = NaN),
    ],
    [
      'with a function deep inside',
      (snapshot) => void (inside(snapshot, 'ecs', 'tasks', '*', 'containers', '*')['name'] = () => 'web'),
    ],
    ['with a Date deep inside', (snapshot) => void (inside(snapshot, 'ecs', 'tasks', '*')['createdAt'] = new Date(0))],
    ['that contains itself', (snapshot) => void (inside(snapshot, 'ecs', 'tasks', '*')['containers'] = snapshot)],
    ['with a transition without its time', (snapshot) => void delete inside(snapshot, 'transitions', '0')['dueAt']],
    [
      'with a transition of which the kind is none',
      (snapshot) => void (inside(snapshot, 'transitions', '0')['kind'] = 7),
    ],
    ['with a transition that is none', (snapshot) => void (snapshot['transitions'] = [null])],
  ])('%s is refused, and the state stays as it was', (_what, recipe) => {
    refused(spoil(recipe));
  });

  it.each(HOSTILE_VALUES)('is refused where any of its parts is %s', (_what, value) => {
    refused(value);
    for (const part of ['version', 'now', 'counters', 'transitions', 'ecs', 'batch']) {
      const isPart = part === 'now' && value === -1;
      if (!isPart) refused(spoil((snapshot) => ({ ...snapshot, [part]: typeof value === 'object' ? [value] : value })));
    }
  });

  it('pollutes nothing by the names of its members, and keeps them', () => {
    const tags = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}') as unknown;
    aws.load(spoil((snapshot) => void (inside(snapshot, 'ecs', 'tasks', '*')['extra'] = tags)));

    expect(JSON.stringify(aws.snapshot())).toContain('"extra":{"__proto__":{"polluted":true},"constructor":"x"}');
    expect(({} as Json)['polluted']).toBeUndefined();
  });

  it('is neither kept nor frozen', async () => {
    const snapshot = spoil(() => undefined) as Json;
    aws.load(snapshot);
    expect(Object.isFrozen(snapshot['counters'])).toBe(false);
    inside(snapshot, 'counters')['identifiers'] = 0;
    inside(snapshot, 'ecs', 'tasks', '*')['lastStatus'] = 'STOPPED';

    expect(aws.snapshot().counters.identifiers).toBeGreaterThan(0);
    const { taskArns } = await new ECSClient({ region: 'us-east-1' }).send(new ListTasksCommand({}));
    expect(taskArns).toHaveLength(2);
  });
});
