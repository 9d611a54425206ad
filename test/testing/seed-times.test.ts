import { DescribeServicesCommand, DescribeTasksCommand, ECSClient, type Task } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockEcs, type TaskSeed } from '../../src/index.js';

describe('the times of seeded tasks and services', () => {
  const aws = mockEcs({ startTime: '2024-05-01T12:00:00Z' });
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const at = (time: string) => new Date(`2024-05-01T${time}Z`);
  const seedTask = async (task: Partial<TaskSeed>): Promise<Task | undefined> => {
    const { taskArns } = ecs.seed({ taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', ...task }] });
    const { tasks = [] } = await client.send(new DescribeTasksCommand({ tasks: taskArns }));
    return tasks[0];
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('are as long ago as the seed says', async () => {
    expect(await seedTask({ startedAt: '-5m' })).toMatchObject({
      lastStatus: 'RUNNING',
      createdAt: at('11:54:42'),
      pullStartedAt: at('11:54:50'),
      startedAt: at('11:55:00'),
    });
  });

  it('may be Dates and ISO texts', async () => {
    const task = await seedTask({ createdAt: '2024-05-01T11:00:00Z', startedAt: at('11:30:00') });

    expect(task).toMatchObject({
      createdAt: at('11:00:00'),
      pullStartedAt: at('11:29:50'),
      startedAt: at('11:30:00'),
    });
  });

  it('move all that follows', async () => {
    expect(await seedTask({ lastStatus: 'STOPPED', createdAt: '-10m' })).toMatchObject({
      createdAt: at('11:50:00'),
      startedAt: at('11:50:18'),
      stoppedAt: at('11:50:28'),
    });
  });

  it('decide when the outcome comes', async () => {
    const task = await seedTask({ startedAt: '-5m', outcome: { exitCode: 3, after: '6m' } });
    clock.advance('1m');

    expect(aws.state.ecs.tasks[task?.taskArn ?? '']?.containers[0]?.exitCode).toBe(3);
  });

  it('of a service leave what its tasks are to do to come', async () => {
    ecs.onTask({ family: 'web' }, { exitCode: 3, after: '6m' });
    ecs.seed({ taskDefinitions: ['web'], services: [{ taskDefinition: 'web', createdAt: '-1h' }] });
    const statuses = () => Object.values(aws.state.ecs.tasks).map(({ lastStatus }) => lastStatus);
    clock.advance('5m');
    expect(statuses()).toEqual(['RUNNING']);
    clock.advance('2m');
    expect(statuses()).toContain('STOPPED');
  });

  it('are those of a service and of its tasks', async () => {
    ecs.seed({ taskDefinitions: ['web'], services: [{ taskDefinition: 'web', createdAt: '-1h' }] });

    const { services } = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    expect(services?.[0]).toMatchObject({
      createdAt: at('11:00:00'),
      deployments: [{ createdAt: at('11:00:00'), updatedAt: at('11:00:00') }],
      events: [{ createdAt: at('11:00:00') }, { createdAt: at('11:00:00') }, { createdAt: at('11:00:00') }],
    });
    expect(Object.values(aws.state.ecs.tasks)).toMatchObject([{ startedAt: at('11:00:00').getTime() }]);
  });

  it.each<[string, Partial<TaskSeed>, string]>([
    [
      'that is none',
      { startedAt: '5 minutes' },
      `Failed to seed tasks[0].startedAt: "5 minutes" is no time. Give how long ago, such as '-5m', a Date, or an ISO 8601 text.`,
    ],
    ['that is a number', { startedAt: 5 as never }, 'Failed to seed tasks[0].startedAt: 5 is no time.'],
    [
      'in the future',
      { startedAt: '2024-05-01T13:00:00Z' },
      `Failed to seed tasks[0].startedAt: "2024-05-01T13:00:00Z" is still to come: it is 2024-05-01T12:00:00.000Z. Give a time in the past, such as '-5m'.`,
    ],
    [
      'that the task does not have',
      { stoppedAt: '-5m' },
      'Failed to seed tasks[0].stoppedAt: a task that is RUNNING has none. Leave it out, or seed a status that comes later.',
    ],
    [
      'out of order',
      { createdAt: '-5m', startedAt: '-6m' },
      'Failed to seed tasks[0].startedAt: it is before createdAt. Give times in the order of a life.',
    ],
    [
      'that leaves too little time',
      { createdAt: '-5s' },
      "Failed to seed tasks[0].createdAt: a task that is RUNNING has this time at least 18s behind it. Give '-18s' or an earlier time.",
    ],
    [
      'at which its outcome would have come',
      { startedAt: '-5m', outcome: { after: '1m' } },
      'Failed to seed tasks[0]: a task that is RUNNING would have gone on 4m ago. Give later times, or an outcome that comes later.',
    ],
    [
      'at which it would be forgotten',
      { lastStatus: 'STOPPED', stoppedAt: '-2h' },
      'Failed to seed tasks[0]: a task that is STOPPED would have gone on 1h ago.',
    ],
  ])('are refused for a time %s', async (_, task, message) => {
    await expect(seedTask(task)).rejects.toThrow(message);
  });
});
