import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { mockClient } from 'aws-sdk-client-mock';
import { allCustomMatcherWithAliases } from 'aws-sdk-client-mock-vitest';
import 'aws-sdk-client-mock-vitest/extend';
import { afterEach, describe, expect, it } from 'vitest';
import { matchers } from '../../src/testing/matchers/matchers.js';

describe.each([
  ['loaded after these', allCustomMatcherWithAliases],
  ['loaded before these', matchers],
])('the matchers of aws-sdk-client-mock-vitest, %s,', (_order, latest) => {
  const restores: (() => void)[] = [];
  afterEach(() => {
    for (const restore of restores.splice(0)) restore();
  });

  it('serve the same subjects', async () => {
    expect.extend(latest);
    const aws = mockAws();
    restores.push(() => aws.restore());
    await new ECSClient({}).send(new CreateClusterCommand({ clusterName: 'web' }));
    expect(aws.ecs).toHaveReceivedCommandWith(CreateClusterCommand, { clusterName: 'web' });
    expect(aws.ecs).toReceiveCommandTimes(CreateClusterCommand, 1);
    expect(aws.ecs).toHaveRunningTasks(0);
    aws.restore();

    const mocked = mockClient(ECSClient);
    restores.push(() => mocked.restore());
    await new ECSClient({}).send(new CreateClusterCommand({ clusterName: 'jobs' }));
    expect(mocked).toHaveReceivedCommandExactlyOnceWith(CreateClusterCommand, { clusterName: 'jobs' });
    expect(mocked).toReceiveCommandOnce(CreateClusterCommand);
  });
});
