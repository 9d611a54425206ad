const { ClusterNotFoundException, DescribeTasksCommand, ECSClient, ListTasksCommand } = require('@aws-sdk/client-ecs');
const { mockEcs } = require('aws-ecs-batch-mock');

describe('the transport wire in Jest', () => {
  const aws = mockEcs({ transport: 'wire' });
  const client = new ECSClient({});

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives replies of the realm of the test', async () => {
    const { taskArns } = aws.ecs.seed({
      clusters: ['default'],
      taskDefinitions: ['app'],
      tasks: [{ taskDefinition: 'app' }],
    });

    const { tasks, failures } = await client.send(new DescribeTasksCommand({ tasks: taskArns }));

    expect(tasks[0].createdAt).toBeInstanceOf(Date);
    expect(failures).toStrictEqual([]);
  });

  it("gives exceptions of the SDK's own classes", async () => {
    const call = client.send(new ListTasksCommand({ cluster: 'missing' }));

    await expect(call).rejects.toBeInstanceOf(ClusterNotFoundException);
  });

  it('lets the SDK try again, on virtual time', async () => {
    aws.ecs.seed({ clusters: ['default'] });
    aws.faults.throttle(ListTasksCommand, { times: 2 });

    const { $metadata } = await aws.clock.fastForward(() => client.send(new ListTasksCommand({})));

    expect($metadata.attempts).toBe(3);
  });
});
