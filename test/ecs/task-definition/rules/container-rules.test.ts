import type { HealthCheck } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function check(numbers: Omit<HealthCheck, 'command'>): Definition {
  return { containerDefinitions: [app({ healthCheck: { command: ['CMD', 'true'], ...numbers } })] };
}

describe('Rules for each container', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'a container without a name',
      { containerDefinitions: [app({ name: undefined })] },
      'Container.name should not be null or empty.',
    ],
    ['an empty name', { containerDefinitions: [app({ name: '' })] }, 'Container.name should not be null or empty.'],
    [
      'a name with a slash',
      { containerDefinitions: [app({ name: 'a/b' })] },
      'Container.name contains invalid characters.',
    ],
    [
      'a container without an image',
      { containerDefinitions: [app({ image: undefined })] },
      'Container.image should not be null or empty.',
    ],
    ['an empty image', { containerDefinitions: [app({ image: '' })] }, 'Container.image should not be null or empty.'],
    [
      'no memory anywhere',
      { containerDefinitions: [app({ memory: undefined })] },
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    [
      '5 MiB',
      { containerDefinitions: [app({ memory: 5 })] },
      "Invalid setting for container 'app'. The value of 'memory' must be at least 6.",
    ],
    [
      'less memory than is reserved',
      { containerDefinitions: [app({ memory: 128, memoryReservation: 129 })] },
      "Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.",
    ],
    [
      'more memory than the task has',
      { memory: '512', containerDefinitions: [app({ memory: 513 })] },
      "The 'memory' setting for container 'app' is greater than for the task.",
    ],
    [
      'a restart after 59 seconds',
      { containerDefinitions: [app({ restartPolicy: { enabled: true, restartAttemptPeriod: 59 } })] },
      "the 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800",
    ],
    [
      'a restart after 1,801 seconds',
      { containerDefinitions: [app({ restartPolicy: { enabled: true, restartAttemptPeriod: 1801 } })] },
      "the 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800",
    ],
    [
      '51 ignored exit codes',
      {
        containerDefinitions: [
          app({ restartPolicy: { enabled: true, ignoredExitCodes: Array.from({ length: 51 }, (_, i) => i) } }),
        ],
      },
      "the 'ignoredExitCodes' setting for container 'app' can have up to 50 exit codes",
    ],
    [
      'a health check without CMD',
      { containerDefinitions: [app({ healthCheck: { command: ['curl', 'localhost'] } })] },
      "The health check command of container 'app' must start with CMD or CMD-SHELL.",
    ],
    [
      'an empty health check',
      { containerDefinitions: [app({ healthCheck: { command: [] } })] },
      "The health check command of container 'app' must start with CMD or CMD-SHELL.",
    ],
    [
      'a health check every 4 seconds',
      check({ interval: 4 }),
      "The health check 'interval' of container 'app' must be between 5 and 300.",
    ],
    [
      'a health check every 301 seconds',
      check({ interval: 301 }),
      "The health check 'interval' of container 'app' must be between 5 and 300.",
    ],
    [
      'a health check of 1 second',
      check({ timeout: 1 }),
      "The health check 'timeout' of container 'app' must be between 2 and 60.",
    ],
    [
      'a health check of 61 seconds',
      check({ timeout: 61 }),
      "The health check 'timeout' of container 'app' must be between 2 and 60.",
    ],
    [
      'a health check without retries',
      check({ retries: 0 }),
      "The health check 'retries' of container 'app' must be between 1 and 10.",
    ],
    [
      'a health check with 11 retries',
      check({ retries: 11 }),
      "The health check 'retries' of container 'app' must be between 1 and 10.",
    ],
    [
      'a start period of 301 seconds',
      check({ startPeriod: 301 }),
      "The health check 'startPeriod' of container 'app' must be between 0 and 300.",
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['6 MiB', { containerDefinitions: [app({ memory: 6 })] }],
    ['all memory reserved', { containerDefinitions: [app({ memory: 128, memoryReservation: 128 })] }],
    ['reserved memory alone', { containerDefinitions: [app({ memory: undefined, memoryReservation: 64 })] }],
    ['the memory of the task alone', { memory: '512', containerDefinitions: [app({ memory: undefined })] }],
    ['all memory of the task', { memory: '512', containerDefinitions: [app({ memory: 512 })] }],
    [
      'a restart policy at its limits',
      {
        containerDefinitions: [
          app({
            restartPolicy: {
              enabled: true,
              restartAttemptPeriod: 1800,
              ignoredExitCodes: Array.from({ length: 50 }, (_, i) => i),
            },
          }),
        ],
      },
    ],
    ['a health check at its lower limits', check({ interval: 5, timeout: 2, retries: 1, startPeriod: 0 })],
    ['a health check at its upper limits', check({ interval: 300, timeout: 60, retries: 10, startPeriod: 300 })],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });

  it('name the container that breaks them', async () => {
    const containerDefinitions = [app(), app({ name: 'sidecar', memory: undefined })];
    expect(await refusalOf({ containerDefinitions })).toBe(
      "ClientException: Invalid setting for container 'sidecar'. At least one of 'memory' or 'memoryReservation' must be specified.",
    );
  });
});
