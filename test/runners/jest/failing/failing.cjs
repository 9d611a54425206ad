// Fails on purpose: matchers.test.cjs runs it and looks at what is left behind.
const { CreateClusterCommand, ECSClient } = require('@aws-sdk/client-ecs');
const { mockAws } = require('aws-ecs-batch-mock');
const { traceOnFailure } = require('aws-ecs-batch-mock/jest');

const aws = mockAws();
traceOnFailure(aws, process.env.TRACES);
afterEach(() => aws.reset());
afterAll(() => aws.restore());

describe('the service "web"', () => {
  it('fails', async () => {
    await new ECSClient({}).send(new CreateClusterCommand({ clusterName: 'seen-in-the-trace' }));
    expect(aws.ecs).toHaveRunningTasks(1);
  });

  it('passes', () => {
    expect(aws.ecs).toHaveRunningTasks(0);
  });
});
