import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/errors/api-error.js';
import { UsageError } from '../../../src/errors/usage-error.js';
import {
  assertPlacement,
  findExpressionProblem,
  type PlacementInput,
} from '../../../src/ecs/placement/placement-rules.js';

const EC2 = { launchType: 'EC2', definitionConstraints: [] } as const;
const FARGATE = { launchType: 'FARGATE', definitionConstraints: [] } as const;

function member(expression: string): { type: 'memberOf'; expression: string } {
  return { type: 'memberOf', expression };
}

describe('the placement of a request', () => {
  it.each<[what: string, input: PlacementInput]>([
    ['nothing', {}],
    ['distinct instances', { placementConstraints: [{ type: 'distinctInstance' }] }],
    ['members', { placementConstraints: [member('attribute:ecs.instance-type =~ t2.*')] }],
    ['ten constraints', { placementConstraints: Array.from({ length: 10 }, () => member('agentConnected == true')) }],
    ['any instance', { placementStrategy: [{ type: 'random' }] }],
    ['the fullest memory', { placementStrategy: [{ type: 'binpack', field: 'memory' }] }],
    ['the fullest CPU, in capitals', { placementStrategy: [{ type: 'binpack', field: 'CPU' }] }],
    [
      'five strategies',
      {
        placementStrategy: [
          { type: 'spread', field: 'attribute:ecs.availability-zone' },
          { type: 'spread', field: 'instanceId' },
          { type: 'spread', field: 'host' },
          { type: 'binpack', field: 'cpu' },
          { type: 'random' },
        ],
      },
    ],
  ])('can be %s', (_what, input) => {
    expect(() => assertPlacement(input, EC2)).not.toThrow();
    expect(() => assertPlacement(input, { ...EC2, launchType: 'EXTERNAL' })).not.toThrow();
  });

  it.each<[what: string, input: PlacementInput, message: string]>([
    [
      'eleven constraints',
      { placementConstraints: Array.from({ length: 11 }, () => member('agentConnected == true')) },
      'Maximum number of constraints is 10',
    ],
    [
      'six strategies',
      { placementStrategy: Array.from({ length: 6 }, () => ({ type: 'random' as const })) },
      'Maximum number of strategies is 5',
    ],
    [
      'a constraint without a type',
      { placementConstraints: [{ expression: 'agentConnected == true' }] },
      'type should be one of [distinctInstance,memberOf]',
    ],
    [
      'distinct instances with an expression',
      { placementConstraints: [{ type: 'distinctInstance', expression: 'agentConnected == true' }] },
      'distinctInstance expression should not be specified.',
    ],
    [
      'distinct instances with an empty expression',
      { placementConstraints: [{ type: 'distinctInstance', expression: '' }] },
      'distinctInstance expression should not be specified.',
    ],
    ['members of nothing', { placementConstraints: [{ type: 'memberOf' }] }, "Invalid expression ''"],
    [
      'members of what cannot be parsed',
      { placementConstraints: [{ type: 'distinctInstance' }, member('zone == a')] },
      "Invalid expression 'zone == a': unknown subject 'zone' at character 1",
    ],
    [
      'a strategy without a type',
      { placementStrategy: [{ field: 'cpu' }] },
      'type should be one of [binpack,random,spread]',
    ],
    [
      'any instance by a field',
      { placementStrategy: [{ type: 'random', field: '' }] },
      'random field should not be specified.',
    ],
    ['binpack without a field', { placementStrategy: [{ type: 'binpack' }] }, 'binpack field should be specified.'],
    [
      'binpack by a disk',
      { placementStrategy: [{ type: 'binpack', field: 'disk' }] },
      "binpack field 'disk' is invalid",
    ],
    ['spread without a field', { placementStrategy: [{ type: 'spread' }] }, 'spread field should be specified.'],
    [
      'spread over a zone that is no attribute',
      { placementStrategy: [{ type: 'random' }, { type: 'spread', field: 'ecs.availability-zone' }] },
      "spread field 'ecs.availability-zone' is invalid",
    ],
    [
      'spread over an attribute without a name',
      { placementStrategy: [{ type: 'spread', field: 'attribute:' }] },
      "spread field 'attribute:' is invalid",
    ],
  ])('cannot be %s', (_what, input, message) => {
    expect(() => assertPlacement(input, EC2)).toThrow(new ApiError('InvalidParameterException', message));
  });

  it('has ten constraints together with those of the definition', () => {
    const input: PlacementInput = { placementConstraints: [{ type: 'distinctInstance' }] };

    expect(() => assertPlacement(input, { ...EC2, definitionConstraints: Array(9) })).not.toThrow();
    expect(() => assertPlacement(input, { ...EC2, definitionConstraints: Array(10) })).toThrow(
      'Maximum number of constraints is 10',
    );
  });

  it('is not for Fargate', () => {
    expect(() => assertPlacement({}, FARGATE)).not.toThrow();
    expect(() => assertPlacement({ placementConstraints: [], placementStrategy: [] }, FARGATE)).not.toThrow();
    expect(() => assertPlacement({ placementConstraints: [{ type: 'memberOf' }] }, FARGATE)).toThrow(
      'Placement constraints are not supported with FARGATE launch type.',
    );
    expect(() => assertPlacement({ placementStrategy: [{ type: 'spread' }] }, FARGATE)).toThrow(
      'Placement strategies are not supported with FARGATE launch type.',
    );
  });
});

describe('the expression of a constraint', () => {
  const list = (characters: number) => `attribute:zone in [${'a'.repeat(characters - 20)}]`;

  it('has up to 2,000 characters', () => {
    expect(findExpressionProblem(list(2_000))).toBe(undefined);
    expect(findExpressionProblem(list(2_001))).toBe(`Invalid expression '${list(2_001)}': more than 2000 characters`);
  });

  it('is not blank', () => {
    expect(findExpressionProblem(' ')).toBe("Invalid expression ' '");
  });

  it('is not called invalid when this package does not know its pattern', () => {
    expect(() => findExpressionProblem("attribute:zone =~ '(?<=a)b'")).toThrow(UsageError);
  });
});
