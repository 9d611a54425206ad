import type { InputErrors, InputRules } from '../../src/validation/input-rules.js';
import { readInput } from '../../src/validation/read-input.js';
import type { ServiceShapes } from '../../src/validation/shape.js';

export const errors: InputErrors = {
  missing: (path, member) => new Error(`missing ${member} at ${path}`),
  wrongType: (path, expected) => new Error(`not a ${expected} at ${path}`),
  notInEnum: ({ path }, value, allowed) => new Error(`${value} at ${path} is none of ${allowed.join(', ')}`),
};

const shapes: ServiceShapes = {
  operations: { Run: { input: 'RunRequest', output: 'RunResponse', errors: [] } },
  shapes: {
    Color: { type: 'enum', values: ['BLUE', 'RED'] },
    Colors: { type: 'list', member: 'Color' },
    Labels: { type: 'map', value: 'string' },
    Matrix: { type: 'list', member: 'Numbers' },
    Numbers: { type: 'list', member: 'number' },
    RunRequest: {
      type: 'structure',
      required: ['name'],
      members: {
        color: 'Color',
        name: 'string',
        count: 'number',
        force: 'boolean',
        startedAt: 'timestamp',
        details: 'document',
        colors: 'Colors',
        labels: 'Labels',
        matrix: 'Matrix',
        step: 'Step',
        steps: 'Steps',
        stepsByName: 'StepsByName',
      },
    },
    Step: { type: 'structure', required: ['id'], members: { id: 'string', color: 'Color', steps: 'Steps' } },
    Steps: { type: 'list', member: 'Step' },
    StepsByName: { type: 'map', value: 'Step' },
  },
};

export const rules: InputRules = { shapes, errors };

export function run(input: unknown): Record<string, unknown> {
  return readInput(rules, 'Run', input);
}

/** The error that `run` throws for an input. */
export function thrownBy(input: unknown): Error {
  try {
    run(input);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
