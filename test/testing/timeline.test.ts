import { CreateServiceCommand, DescribeServicesCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';
import { FARGATE_NETWORK } from '../ecs/task/fargate-world.js';

const FARGATE = { launchType: 'FARGATE', networkConfiguration: FARGATE_NETWORK } as const;

describe('the timeline', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const lines = () =>
    aws
      .timeline()
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').replaceAll(/[\da-f]{8}…/g, '#'));

  beforeEach(() => {
    aws.reset();
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
  });
  afterAll(() => aws.restore());

  it('has a line for what happens to many tasks at one moment', async () => {
    await client.send(new RunTaskCommand({ taskDefinition: 'web', count: 3, ...FARGATE }));
    aws.clock.advance('8s');

    expect(lines().slice(1)).toEqual([
      '+0s event ECS Task State Change task/default/# and 2 more PROVISIONING (desired RUNNING)',
      '+5s transition ecs.task.attach-network task/default/# and 2 more',
      '+8s transition ecs.task.pull task/default/# and 2 more',
      '+8s event ECS Task State Change task/default/# and 2 more PENDING (desired RUNNING)',
    ]);
  });

  it('keeps apart what two calls have done at one moment', async () => {
    await client.send(new RunTaskCommand({ taskDefinition: 'web', ...FARGATE }));
    await client.send(new RunTaskCommand({ taskDefinition: 'web', ...FARGATE }));

    expect(lines().filter((line) => line.includes('event'))).toEqual([
      '+0s event ECS Task State Change task/default/# PROVISIONING (desired RUNNING)',
      '+0s event ECS Task State Change task/default/# PROVISIONING (desired RUNNING)',
    ]);
  });

  it('tells what services say of themselves, and how many of their tasks run', async () => {
    const request = { serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...FARGATE };
    await client.send(new CreateServiceCommand(request));
    aws.clock.advance('2s');
    await client.send(new DescribeServicesCommand({ services: ['web'] }));

    expect(lines().filter((line) => line.includes('web') && !line.includes('event'))).toEqual([
      expect.stringMatching(/^\+0s call CreateService .* → service\/default\/web ACTIVE 0\/1$/),
      '+2s transition ecs.service.reconcile service/default/web',
      '+2s message (service web) has started 1 tasks: (task #).',
      '+2s call DescribeServices {"services":["web"]} → service/default/web ACTIVE 0/1',
    ]);
    expect(lines()).toContainEqual(
      expect.stringMatching(
        /^\+2s event ECS Deployment State Change service\/default\/web SERVICE_DEPLOYMENT_IN_PROGRESS ECS deployment ecs-svc\/\d+ in progress\.$/,
      ),
    );
  });
});
