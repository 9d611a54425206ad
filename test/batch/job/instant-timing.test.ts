import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJobWorld } from './job-world.js';

describe('Jobs where no phase takes time', () => {
  const { aws, begin, submitted, statusOf } = createJobWorld({ timing: 'instant' });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers at once, and the next call finds the job at its end', async () => {
    await begin();
    const jobId = await submitted();
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });
});
