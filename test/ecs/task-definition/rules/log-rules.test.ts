import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, AWSLOGS, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('Rules for logs', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'awslogs without options',
      { containerDefinitions: [app({ logConfiguration: { logDriver: 'awslogs' } })] },
      'Log driver awslogs requires options: awslogs-group, awslogs-region',
    ],
    [
      'awslogs without a group',
      {
        containerDefinitions: [
          app({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'us-east-1' } } }),
        ],
      },
      'Log driver awslogs requires options: awslogs-group',
    ],
    [
      'awsfirelens without a router',
      { containerDefinitions: [app({ logConfiguration: { logDriver: 'awsfirelens' } })] },
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified',
    ],
    [
      'a router that nothing logs to',
      { containerDefinitions: [app({ firelensConfiguration: { type: 'fluentbit' } })] },
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['awslogs with its options', { containerDefinitions: [app({ logConfiguration: AWSLOGS })] }],
    [
      'another driver without options',
      { containerDefinitions: [app({ logConfiguration: { logDriver: 'json-file' } })] },
    ],
    [
      'awsfirelens with a router',
      {
        containerDefinitions: [
          app({ logConfiguration: { logDriver: 'awsfirelens' } }),
          app({ name: 'router', firelensConfiguration: { type: 'fluentbit' } }),
        ],
      },
    ],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
