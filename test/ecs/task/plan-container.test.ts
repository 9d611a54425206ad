import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { planContainers } from '../../../src/ecs/task/plan-container.js';
import type { TaskOutcome } from '../../../src/ecs/task/task-outcome.js';

const definitions: ContainerDefinition[] = [
  { name: 'sidecar', image: 'sidecar', essential: false },
  { name: 'app', image: 'app', essential: true },
  { name: 'proxy', image: 'proxy', essential: true },
];
const SIGTERM = { exitCode: 143, afterMs: 0 };
const plan = (outcome: TaskOutcome, containers = definitions) =>
  Object.fromEntries(planContainers(outcome, containers));

describe('the plan of the containers of a task', () => {
  it('is to run until stopped when nothing is said', () => {
    expect(plan({})).toEqual({
      sidecar: { health: [], onStop: SIGTERM },
      app: { health: [], onStop: SIGTERM },
      proxy: { health: [], onStop: SIGTERM },
    });
  });

  it('ends the first essential container as the task shall end', () => {
    const { sidecar, app, proxy } = plan({ exitCode: 1, after: '30s', reason: 'broken' });

    expect([sidecar?.exit, app?.exit, proxy?.exit]).toEqual([
      undefined,
      { exitCode: 1, afterMs: 30_000, reason: 'broken' },
      undefined,
    ]);
  });

  it('lets a container be spoken of by its name, which wins', () => {
    const { app, proxy } = plan({ exitCode: 1, containers: { app: { exitCode: 2 }, proxy: { after: '1s' } } });

    expect(app?.exit).toEqual({ exitCode: 2, afterMs: 0 });
    expect(proxy?.exit).toEqual({ exitCode: 0, afterMs: 1_000 });
  });

  it('takes an out-of-memory kill for exit code 137', () => {
    expect(plan({ reason: 'OutOfMemoryError: Container killed due to memory usage' })['app']?.exit?.exitCode).toBe(137);
    expect(plan({ reason: 'done' })['app']?.exit?.exitCode).toBe(0);
  });

  it('says for every container how it answers SIGTERM and that images cannot be pulled', () => {
    const { sidecar, app } = plan({ onStop: { exitCode: 0, after: '5s' }, pullError: true });

    expect(sidecar).toMatchObject({ onStop: { exitCode: 0, afterMs: 5_000 } });
    expect(app?.pullError).toBe(
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref app: not found',
    );
    expect(plan({ pullError: 'no access' })['sidecar']?.pullError).toBe('CannotPullContainerError: no access');
    expect(plan({ pullError: 'CannotPullImageManifestError: no' })['app']?.pullError).toBe(
      'CannotPullImageManifestError: no',
    );
  });

  it.each(['COMPLETE', 'SUCCESS'] as const)('ends a container at once that another waits for to %s', (condition) => {
    const [sidecar, app] = definitions;
    const containers = [sidecar ?? {}, { ...app, dependsOn: [{ containerName: 'sidecar', condition }] }];

    expect(plan({}, containers)['sidecar']?.exit).toEqual({ exitCode: 0, afterMs: 0 });
    expect(plan({ containers: { sidecar: { after: '1m' } } }, containers)['sidecar']?.exit).toEqual({
      exitCode: 0,
      afterMs: 60_000,
    });
  });

  it('tells health when the checks of the definition would', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 20, retries: 4, startPeriod: 60 };
    const containers = [{ name: 'app', healthCheck }];
    const health = (outcome: TaskOutcome) => plan(outcome, containers)['app']?.health;

    expect(health({})).toEqual([{ afterMs: 20_000, status: 'HEALTHY' }]);
    expect(health({ health: 'UNHEALTHY' })).toEqual([{ afterMs: 140_000, status: 'UNHEALTHY' }]);
    expect(health({ health: [{ after: '1s', status: 'UNKNOWN' }] })).toEqual([{ afterMs: 1_000, status: 'UNKNOWN' }]);
  });

  it('refuses a container that the definition has not', () => {
    expect(() => plan({ containers: { db: {} } })).toThrow(
      'The outcome speaks of a container "db", but the task definition has sidecar, app, proxy. Name one of these.',
    );
  });
});
