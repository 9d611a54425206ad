import type { TaskContainerDependency, TaskContainerProperties } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDefinitionWorld, ecsJob, part } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

const waits = (name: string, ...dependsOn: TaskContainerDependency[]) => part(name, { dependsOn });
const init = part('init', { essential: false });

describe('Rules for dependencies of containers', () => {
  it.each<[what: string, containers: TaskContainerProperties[], text: string]>([
    [
      'a dependency of the only container',
      [waits('app', { containerName: 'init', condition: 'START' })],
      'Container dependency can not be used in a single-container job.',
    ],
    [
      'a dependency on an unknown container',
      [waits('app', { containerName: 'setup', condition: 'START' }), init],
      'containerName setup must reference a defined container.',
    ],
    [
      'a condition of ECS alone',
      [waits('app', { containerName: 'init', condition: 'HEALTHY' }), init],
      'TaskContainer dependency HEALTHY is not valid. Valid values are: [START, COMPLETE, SUCCESS]',
    ],
    [
      'to wait for the end of an essential container',
      [waits('app', { containerName: 'init', condition: 'COMPLETE' }), part('init')],
      'The container target of a dependency can not have condition COMPLETE if the target is essential',
    ],
    [
      'to wait for the success of an essential container',
      [waits('app', { containerName: 'init', condition: 'SUCCESS' }), part('init', { essential: true })],
      'The container target of a dependency can not have condition SUCCESS if the target is essential',
    ],
    [
      'containers that wait for each other',
      [waits('a', { containerName: 'b', condition: 'START' }), waits('b', { containerName: 'a', condition: 'START' })],
      'Container dependencies should not have a cycle',
    ],
  ])('refuse %s', async (_what, containers, text) => {
    expect(await refusalOf(ecsJob({ containers }))).toBe(text);
  });

  it.each(['START', 'COMPLETE', 'SUCCESS'])('accept to wait for %s', async (condition) => {
    const containers = [waits('app', { containerName: 'init', condition }), init];
    expect(await register(ecsJob({ containers }))).toMatchObject({ revision: 1 });
  });

  it('accept to wait for the start of an essential container', async () => {
    const containers = [waits('app', { containerName: 'db', condition: 'START' }), part('db')];
    expect(await register(ecsJob({ containers }))).toMatchObject({ revision: 1 });
  });
});
