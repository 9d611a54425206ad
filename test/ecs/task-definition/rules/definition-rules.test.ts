import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function member(expression: string): { type: 'memberOf'; expression: string } {
  return { type: 'memberOf', expression };
}

describe('Rules for the definition as a whole', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    ['an empty family', { family: '' }, 'Family can not be blank.'],
    ['a family with a space', { family: 'my web' }, 'Family contains invalid characters.'],
    ['a family of 256 characters', { family: 'w'.repeat(256) }, 'Family contains invalid characters.'],
    ['no containers', { containerDefinitions: [] }, 'Container list cannot be empty.'],
    [
      'eleven containers',
      { containerDefinitions: Array.from({ length: 11 }, (_, i) => app({ name: `app-${i}` })) },
      'Too many containers.',
    ],
    [
      'more than 64 KiB',
      { containerDefinitions: [app({ command: ['x'.repeat(70_000)] })] },
      "Actual length: '70253'. Max allowed length is '65536' bytes.",
    ],
    [
      'Elastic Inference',
      { inferenceAccelerators: [{ deviceName: 'eia', deviceType: 'eia2.medium' }] },
      "Unsupported field 'inferenceAccelerators'",
    ],
    [
      'two containers of one name',
      { containerDefinitions: [app(), app()] },
      'Container names must be unique within a task definition.',
    ],
    [
      'only non-essential containers',
      { containerDefinitions: [app({ essential: false })] },
      "Task definition doesn't have any essential container.",
    ],
    ['an empty task role', { taskRoleArn: '' }, 'Role is not valid'],
    ['a task role that is no role', { taskRoleArn: 'arn:aws:iam::123456789012:user/app' }, 'Role is not valid'],
    ['an execution role by name', { executionRoleArn: 'ecsTaskExecutionRole' }, 'Role is not valid'],
    [
      'eleven placement constraints',
      { placementConstraints: Array.from({ length: 11 }, () => member('attribute:zone == a')) },
      'Maximum number of constraints is 10',
    ],
    [
      'a placement constraint without a type',
      { placementConstraints: [{ expression: 'attribute:zone == a' }] },
      'Placement constraint type must be memberOf.',
    ],
    ['a blank expression', { placementConstraints: [member(' ')] }, "Invalid expression ' '"],
    ['no expression', { placementConstraints: [{ type: 'memberOf' }] }, "Invalid expression ''"],
    [
      'an expression that cannot be parsed',
      { placementConstraints: [member('attribute:zone == a'), member('attribute:zone = b')] },
      "Invalid expression 'attribute:zone = b': unexpected '=' at character 16",
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['a family of 255 characters', { family: 'w'.repeat(255) }],
    ['ten containers', { containerDefinitions: Array.from({ length: 10 }, (_, i) => app({ name: `app-${i}` })) }],
    [
      'one essential container among others',
      { containerDefinitions: [app(), app({ name: 'sidecar', essential: false })] },
    ],
    ['a task role by name', { taskRoleArn: 'web-task' }],
    [
      'roles by ARN',
      { taskRoleArn: 'arn:aws:iam::123456789012:role/a', executionRoleArn: 'arn:aws:iam::123456789012:role/path/b' },
    ],
    [
      'ten placement constraints',
      { placementConstraints: Array.from({ length: 10 }, () => member('attribute:zone == a')) },
    ],
    ['an expression of 2,000 characters', { placementConstraints: [member(`attribute:zone == ${'a'.repeat(1_982)}`)] }],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });

  it('refuse an expression of 2,001 characters', async () => {
    expect(await refusalOf({ placementConstraints: [member(`attribute:zone == ${'a'.repeat(1_983)}`)] })).toMatch(
      /^ClientException: Invalid expression 'attribute:zone == a+': more than 2000 characters$/,
    );
  });

  it('call a missing family and missing containers what they call empty ones', async () => {
    expect(await refusalOf({ family: undefined })).toBe('ClientException: Family can not be blank.');
    expect(await refusalOf({ containerDefinitions: undefined })).toBe(
      'ClientException: Container list cannot be empty.',
    );
  });
});
