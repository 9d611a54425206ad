import { afterAll, describe, expect, it } from 'vitest';
import { createProviderWorld } from './provider-world.js';

describe('managed scaling with instant timing', () => {
  const { aws, beginWithGroup, run, tasks, instances } = createProviderWorld({ timing: 'instant' });

  afterAll(() => aws.restore());

  it('has the instances at the next look', async () => {
    beginWithGroup();
    const [task] = await run();
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING' });
    expect((await tasks([task?.taskArn]))[0]).toMatchObject({ lastStatus: 'RUNNING' });
    expect(instances()).toEqual(['ACTIVE']);
  });
});
