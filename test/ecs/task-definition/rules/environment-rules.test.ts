import type { EnvironmentFile } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, EXECUTION_ROLE, AWSLOGS, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const SECRET = { name: 'PASSWORD', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/password' };

function file(value: string): EnvironmentFile {
  return { value, type: 's3' };
}

describe('Rules for the environment', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'secrets without an execution role',
      { containerDefinitions: [app({ secrets: [SECRET] })] },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'secrets of a log driver without an execution role',
      { containerDefinitions: [app({ logConfiguration: { ...AWSLOGS, secretOptions: [SECRET] } })] },
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'eleven environment files',
      {
        containerDefinitions: [
          app({ environmentFiles: Array.from({ length: 11 }, () => file('arn:aws:s3:::bucket/a.env')) }),
        ],
      },
      'The maximum number of environment files was exceeded. Specify ten or less and try again',
    ],
    [
      'an environment file by URL',
      { containerDefinitions: [app({ environmentFiles: [file('s3://bucket/a.env')] })] },
      'Invalid arn syntax.',
    ],
    [
      'an environment file of another kind',
      { containerDefinitions: [app({ environmentFiles: [file('arn:aws:s3:::bucket/a.txt')] })] },
      'Environment files must have a .env file extension.',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    [
      'secrets with an execution role',
      { executionRoleArn: EXECUTION_ROLE, containerDefinitions: [app({ secrets: [SECRET] })] },
    ],
    ['an empty list of secrets', { containerDefinitions: [app({ secrets: [] })] }],
    [
      'ten environment files',
      {
        containerDefinitions: [
          app({ environmentFiles: Array.from({ length: 10 }, () => file('arn:aws:s3:::bucket/a.env')) }),
        ],
      },
    ],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
