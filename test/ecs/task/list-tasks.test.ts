import {
  ListTasksCommand,
  paginateListTasks,
  StopTaskCommand,
  UpdateServiceCommand,
  type ListTasksCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFargateWorld } from './fargate-world.js';

describe('ListTasks', () => {
  const { aws, client, begin } = createFargateWorld();
  const { ecs, clock } = aws;
  const list = async (input: ListTasksCommandInput = {}) => (await client.send(new ListTasksCommand(input))).taskArns;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('lists what shall be running, in the order of creation', async () => {
    const { taskArns } = ecs.seed({
      tasks: [
        { taskDefinition: 'app' },
        { taskDefinition: 'app', lastStatus: 'PROVISIONING' },
        { taskDefinition: 'app', lastStatus: 'STOPPED' },
        { taskDefinition: 'app', lastStatus: 'PENDING' },
      ],
    });

    expect(await list()).toEqual([taskArns[0], taskArns[1], taskArns[3]]);
    expect(await list({ desiredStatus: 'RUNNING' })).toEqual([taskArns[0], taskArns[1], taskArns[3]]);
  });

  it('lists what shall be stopped, stopping tasks included, and nothing as PENDING', async () => {
    const { taskArns } = ecs.seed({
      tasks: [
        { taskDefinition: 'app' },
        { taskDefinition: 'app', lastStatus: 'STOPPED' },
        { taskDefinition: 'app', lastStatus: 'DEPROVISIONING' },
      ],
    });

    expect(await list({ desiredStatus: 'STOPPED' })).toEqual([taskArns[1], taskArns[2]]);
    expect(await list({ desiredStatus: 'PENDING' })).toEqual([]);
  });

  it('filters by family, launch type, instance and starter', async () => {
    const instance = `arn:aws:ecs:us-east-1:123456789012:container-instance/default/${'a'.repeat(32)}`;
    const { taskArns } = ecs.seed({
      taskDefinitions: ['other', { family: 'bridge', networkMode: 'bridge' }],
      tasks: [
        { taskDefinition: 'app', startedBy: 'ci' },
        { taskDefinition: 'other' },
        { taskDefinition: 'bridge', containerInstanceArn: instance },
      ],
    });
    const [app, other, bridge] = taskArns;

    expect(await list({ family: 'other' })).toEqual([other]);
    expect(await list({ family: 'oth' })).toEqual([]);
    expect(await list({ launchType: 'EC2' })).toEqual([bridge]);
    expect(await list({ launchType: 'FARGATE' })).toEqual([app, other]);
    expect(await list({ containerInstance: 'a'.repeat(32) })).toEqual([bridge]);
    expect(await list({ family: 'app', launchType: 'EC2' })).toEqual([]);
    expect(await list({ startedBy: 'ci' })).toEqual([app]);
    expect(await list({ daemonName: 'agent' })).toEqual([]);
  });

  it('lists the tasks of a service, by its name or ARN, in the order of creation', async () => {
    const { serviceArns } = ecs.seed({
      taskDefinitions: ['web'],
      services: [
        { taskDefinition: 'web', desiredCount: 3 },
        { serviceName: 'api', taskDefinition: 'app' },
      ],
      tasks: [{ taskDefinition: 'web' }],
    });
    const [service = '', other = ''] = serviceArns;
    const ofService = Object.values(aws.state.ecs.tasks)
      .filter(({ serviceArn }) => serviceArn === service)
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ taskArn }) => taskArn);
    expect(ofService).toHaveLength(3);

    expect(await list({ serviceName: 'web' })).toEqual(ofService);
    expect(await list({ serviceName: other })).toHaveLength(1);
    expect(await list({ serviceName: 'web', family: 'app' })).toEqual([]);
    expect(await list({ serviceName: 'web', launchType: 'FARGATE' })).toEqual(ofService);
    expect(await list({ serviceName: 'web', desiredStatus: 'STOPPED' })).toEqual([]);

    await client.send(new StopTaskCommand({ task: ofService[1] }));
    expect(await list({ serviceName: 'web', desiredStatus: 'STOPPED' })).toEqual([ofService[1]]);
    clock.runUntilIdle();
    const [replacement] = (await list({ serviceName: 'web' }))?.slice(2) ?? [];
    expect(await list({ serviceName: 'web' })).toEqual([ofService[0], ofService[2], replacement]);
  });

  it('pages through the tasks of a service, whatever happens to them in between', async () => {
    ecs.seed({ services: [{ serviceName: 'web', taskDefinition: 'app', desiredCount: 0 }] });
    await client.send(new UpdateServiceCommand({ service: 'web', desiredCount: 3 }));
    clock.advance('10s');
    const all = await list({ serviceName: 'web' });
    const { taskArns, nextToken } = await client.send(new ListTasksCommand({ serviceName: 'web', maxResults: 1 }));
    expect(taskArns).toEqual(all?.slice(0, 1));
    clock.advance('1m');

    expect(await list({ serviceName: 'web', nextToken })).toEqual(all?.slice(1));
  });

  it('lists the tasks on an instance by the status they shall have, page by page, in the order of creation', async () => {
    const containerInstance = 'a'.repeat(32);
    const containerInstanceArn = `arn:aws:ecs:us-east-1:123456789012:container-instance/default/${containerInstance}`;
    const { taskArns } = ecs.seed({
      taskDefinitions: [{ family: 'bridge', networkMode: 'bridge' }],
      tasks: [
        { taskDefinition: 'bridge', containerInstanceArn },
        { taskDefinition: 'bridge', containerInstanceArn, lastStatus: 'STOPPED' },
        { taskDefinition: 'bridge', containerInstanceArn, lastStatus: 'PENDING' },
        { taskDefinition: 'app' },
      ],
    });
    const [first, stopped, last] = taskArns;
    const page = await client.send(new ListTasksCommand({ containerInstance, maxResults: 1 }));

    expect(page.taskArns).toEqual([first]);
    expect(await list({ containerInstance, nextToken: page.nextToken })).toEqual([last]);
    expect(await list({ containerInstance, desiredStatus: 'STOPPED' })).toEqual([stopped]);
  });

  it('pages through all tasks by token', async () => {
    const { taskArns } = ecs.seed({ tasks: [{ taskDefinition: 'app', count: 5 }] });
    const pages: (string[] | undefined)[] = [];
    for await (const page of paginateListTasks({ client, pageSize: 2 }, {})) pages.push(page.taskArns);

    expect(pages).toEqual([taskArns.slice(0, 2), taskArns.slice(2, 4), taskArns.slice(4)]);
  });

  it('gives no token with a page that ends the list', async () => {
    ecs.seed({ tasks: [{ taskDefinition: 'app', count: 2 }] });

    expect(await client.send(new ListTasksCommand({ maxResults: 2 }))).not.toHaveProperty('nextToken');
  });

  it('goes on behind its page, whatever happened to the tasks before', async () => {
    const { taskArns } = ecs.seed({ tasks: [{ taskDefinition: 'app', count: 3 }] });
    const { nextToken } = await client.send(new ListTasksCommand({ maxResults: 1 }));
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);

    expect(await list({ nextToken })).toEqual(taskArns.slice(1));
  });

  it.each<[string, ListTasksCommandInput, string, string]>([
    ['a token that it did not give', { nextToken: 'bogus' }, 'InvalidParameterException', 'Invalid token'],
    ['pages of 0', { maxResults: 0 }, 'InvalidParameterException', 'maxResults should be between 1 and 100.'],
    ['pages of 101', { maxResults: 101 }, 'InvalidParameterException', 'maxResults should be between 1 and 100.'],
    [
      'startedBy with another filter',
      { startedBy: 'ci', family: 'app' },
      'InvalidParameterException',
      'startedBy cannot be combined with other filters.',
    ],
    [
      'startedBy with a daemon',
      { startedBy: 'ci', daemonName: 'agent' },
      'InvalidParameterException',
      'startedBy cannot be combined with other filters.',
    ],
    [
      'an unknown instance',
      { containerInstance: 'a'.repeat(32) },
      'InvalidParameterException',
      'The referenced container instance was not found.',
    ],
    ['an unknown service', { serviceName: 'web' }, 'ServiceNotFoundException', 'Service not found.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(list(input)).rejects.toMatchObject({ name, message });
  });
});
