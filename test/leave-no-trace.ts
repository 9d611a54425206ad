/** Test files share a worker, its modules and its SDK clients: each must leave them as it found them. */
import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { afterAll } from 'vitest';

/** What a test may put a substitute in place of, by the name to show for it. */
function look(): Record<string, unknown> {
  return {
    'ECSClient.prototype.send': ownSend(ECSClient.prototype),
    'BatchClient.prototype.send': ownSend(BatchClient.prototype),
    Date: globalThis.Date,
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    'Math.random': Reflect.get(Math, 'random'),
    AWS_REGION: process.env['AWS_REGION'],
  };
}

function ownSend(prototype: object): unknown {
  return Object.getOwnPropertyDescriptor(prototype, 'send')?.value as unknown;
}

const before = look();

afterAll(() => {
  const left = Object.entries(look()).filter(([name, value]) => value !== before[name]);
  if (left.length === 0) return;
  const names = left.map(([name]) => name).join(', ');
  throw new Error(`This test file leaves a substitute behind for ${names}. Restore it in afterEach.`);
});
