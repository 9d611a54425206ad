import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterEach, describe, expect, it, vi } from 'vitest';

describe('the matchers and the serializer', () => {
  const restores: (() => void)[] = [];
  afterEach(() => {
    for (const restore of restores.splice(0)) restore();
  });

  it('know what another copy of this package has made, such as the CommonJS one', async () => {
    vi.resetModules();
    const copy = await import('aws-ecs-batch-mock');
    const aws = copy.mockAws();
    restores.push(() => aws.restore());
    expect(copy.mockAws).not.toBe(mockAws);
    expect(aws).toHaveRunningTasks(0);
    expect(aws.ecs).not.toHaveReceivedAnyCommand();
    expect(aws.snapshot({ include: ['now'] })).toMatchInlineSnapshot(`now: +0s`);
  });
});
