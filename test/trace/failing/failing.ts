// Fails on purpose: trace-on-failure.test.ts runs it and looks at what is left behind.
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { traceOnFailure } from 'aws-ecs-batch-mock/vitest';
import { afterEach, describe, expect, it } from 'vitest';

const aws = mockAws();
traceOnFailure(aws, process.env['TRACES']);
afterEach(() => aws.reset());

describe('the service "web"', () => {
  it('fails', async () => {
    await new ECSClient({}).send(new CreateClusterCommand({ clusterName: 'seen-in-the-trace' }));
    expect(aws.ecs).toHaveRunningTasks(1);
  });

  it('fails?', () => {
    expect(aws.ecs).toHaveRunningTasks(1);
  });

  it('passes', () => {
    expect(aws.ecs).toHaveRunningTasks(0);
  });

  it('fails by what is no assertion', () => {
    expect(aws.ecs).not.toHaveRunningTasks();
    throw new Error('broken');
  });
});
