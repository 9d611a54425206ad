import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { app, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

/** `app`, and beside it `db`. */
function two(first: ContainerDefinition, second: ContainerDefinition = {}): Definition {
  return { containerDefinitions: [app(first), app({ name: 'db', ...second })] };
}

describe('Rules for what containers need of each other', () => {
  it.each<[what: string, definition: Definition, message: string]>([
    [
      'a dependency on an unknown container',
      two({ dependsOn: [{ containerName: 'cache', condition: 'START' }] }),
      'Cannot depend on container cache because it does not exist',
    ],
    [
      'waiting for the health of a container without a check',
      two({ dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] }),
      'A dependency container with HEALTHY condition must have health check configured',
    ],
    [
      'waiting for the success of an essential container',
      two({ dependsOn: [{ containerName: 'db', condition: 'SUCCESS' }] }),
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'waiting for the end of an essential container',
      two({ dependsOn: [{ containerName: 'db', condition: 'COMPLETE' }] }),
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'a container that depends on itself',
      two({ dependsOn: [{ containerName: 'app', condition: 'START' }] }),
      'Container dependencies should not have a cycle',
    ],
    [
      'containers that depend on each other',
      two(
        { dependsOn: [{ containerName: 'db', condition: 'START' }] },
        { dependsOn: [{ containerName: 'app', condition: 'START' }] },
      ),
      'Container dependencies should not have a cycle',
    ],
    [
      'a link to an unknown container',
      two({ links: ['cache:redis'] }),
      "Invalid 'link' setting. Unknown container: 'cache'.",
    ],
    [
      'containers that link each other',
      two({ links: ['db'] }, { links: ['app:web'] }),
      'Container links should not have a cycle',
    ],
    [
      'volumes from an unknown container',
      two({ volumesFrom: [{ sourceContainer: 'cache' }] }),
      "Invalid 'volumesFrom' setting. Unknown container: 'cache'.",
    ],
  ])('refuse %s', async (_what, definition, message) => {
    expect(await refusalOf(definition)).toBe(`ClientException: ${message}`);
  });

  it.each<[what: string, definition: Definition]>([
    ['a dependency on a start', two({ dependsOn: [{ containerName: 'db', condition: 'START' }] })],
    [
      'waiting for the health of a container with a check',
      two(
        { dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] },
        { healthCheck: { command: ['CMD', 'true'] } },
      ),
    ],
    [
      'waiting for the end of a non-essential container',
      two({ dependsOn: [{ containerName: 'db', condition: 'COMPLETE' }] }, { essential: false }),
    ],
    ['a link with an alias', two({ links: ['db:mysql'] })],
    ['volumes from another container', two({ volumesFrom: [{ sourceContainer: 'db', readOnly: true }] })],
  ])('accept %s', async (_what, definition) => {
    expect(await refusalOf(definition)).toBe('accepted');
  });
});
