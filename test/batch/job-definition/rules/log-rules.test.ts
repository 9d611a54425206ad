import type { LogConfiguration } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

describe('Rules for logs', () => {
  it('refuse options that awslogs has not', async () => {
    const options = { 'awslogs-group': '/jobs', 'awslogs-stream': 'job' };
    expect(await refusalOf(containerJob({ logConfiguration: { logDriver: 'awslogs', options } }))).toBe(
      'Log driver awslogs disallows options: awslogs-stream',
    );
  });

  it.each<LogConfiguration>([
    {
      logDriver: 'awslogs',
      options: {
        'awslogs-region': 'us-east-1',
        'awslogs-group': '/jobs',
        'awslogs-create-group': 'true',
        'awslogs-stream-prefix': 'job',
        'awslogs-datetime-format': '%b %d',
        'awslogs-multiline-pattern': 'INFO',
        mode: 'non-blocking',
        'max-buffer-size': '4m',
      },
    },
    { logDriver: 'syslog', options: { anything: 'else' } },
  ])('accept %j', async (logConfiguration) => {
    expect(await register(containerJob({ logConfiguration }))).toMatchObject({ revision: 1 });
  });
});
