import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('Rules for the size of the task', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      '127 CPU units',
      { cpu: '127' },
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'more than 192 vCPU',
      { cpu: '196609' },
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'a CPU size in an unknown unit',
      { cpu: '1 core' },
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'an empty CPU size',
      { cpu: '' },
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'a memory size in an unknown unit',
      { memory: '1GiB' },
      "Invalid 'memory' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'a memory of 5 MiB',
      { memory: '5', containerDefinitions: [app({ memory: undefined })] },
      "Invalid 'memory' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ],
    [
      'containers that want more CPU than the task has',
      { cpu: '256', containerDefinitions: [app({ cpu: 200 }), app({ name: 'sidecar', cpu: 57 })] },
      "The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' value.",
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['128 CPU units', { cpu: '128' }],
    ['192 vCPU', { cpu: '192 vCPU' }],
    [
      'containers that share all CPU of the task',
      { cpu: '256', containerDefinitions: [app({ cpu: 200 }), app({ name: 'sidecar', cpu: 56 })] },
    ],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
