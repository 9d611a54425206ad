import { CreateServiceCommand, DescribeServicesCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mockEcs } from '../../src/index.js';
import type { HistoryEntry } from '../../src/store/history.js';
import { timelineAbout } from '../../src/testing/timeline.js';
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

  it('has an error of a call, and who has answered it', async () => {
    aws.ecs.on(DescribeServicesCommand).rejects('Stubbed');
    await client.send(new DescribeServicesCommand({ services: ['web'] })).catch(() => {});
    await client.send(new RunTaskCommand({ taskDefinition: 'api' })).catch(() => {});

    expect(lines()).toEqual([
      '+0s call DescribeServices {"services":["web"]} (stub)',
      '+0s call RunTask {"taskDefinition":"api"} → ✗ ClientException: TaskDefinition not found.',
    ]);
  });
});

describe('the timeline about some resources', () => {
  const entry = (at: number, message: string): HistoryEntry => ({ type: 'message', at, message });
  const entries = [
    entry(1_000, '(service web) has started 1 tasks'),
    entry(2_000, '(service web-2) has started 1 tasks'),
    entry(3_000, '(service api) has reached a steady state.'),
    entry(4_000, '(service web) has reached a steady state.'),
  ];
  const about = (names: readonly string[], limit = 10) =>
    timelineAbout({ entries, startTime: 0 }, names, limit).split('\n');

  it('has the lines in which a name stands as a whole', () => {
    expect(about(['web'])).toEqual([
      '+1s          message    (service web) has started 1 tasks',
      '+4s          message    (service web) has reached a steady state.',
    ]);
    expect(about(['web-2', 'api'])).toHaveLength(2);
    expect(about([])).toEqual(['']);
  });

  it('has the last of them, and says how many there were before', () => {
    expect(about(['web', 'api'], 2)).toEqual([
      '(1 earlier)',
      '+3s          message    (service api) has reached a steady state.',
      '+4s          message    (service web) has reached a steady state.',
    ]);
  });

  it('takes a name as it is, with all its signs', () => {
    expect(timelineAbout({ entries: [entry(0, 'a.b (c)')], startTime: 0 }, ['.b'], 10)).toBe('');
    expect(timelineAbout({ entries: [entry(0, 'job x:1 (c)')], startTime: 0 }, ['x:1'], 10)).toContain('x:1');
  });
});
