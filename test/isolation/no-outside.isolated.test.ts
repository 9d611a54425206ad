import { outsideOf } from './trap-outside.js';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RunTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { describe, expect, it } from 'vitest';

/** On a machine that has other things to do. */
const SLOW = { timeout: 30_000 };

describe('a lively world', () => {
  const awsvpcConfiguration = { subnets: ['subnet-1'] };
  /** Both services: a deployment that is rolled back, tasks, an array of jobs with retries. */
  const live = async () => {
    const aws = mockAws();
    const settings = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    const [client, batchClient] = [new ECSClient(settings), new BatchClient(settings)];
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['web', 'broken', 'report'], containerInstances: [{}] });
    aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['render'] });
    aws.ecs.onTask({ family: 'broken' }, { pullError: true });
    aws.ecs.onTask({ family: 'report' }, { exitCode: 0, after: '1m' });
    aws.batch.onJob({ jobName: 'render' }, ({ attempt }) => ({ exitCode: attempt === 1 ? 1 : 0, after: '3m' }));

    const launch = { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration } } as const;
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const web = { serviceName: 'web', taskDefinition: 'web', desiredCount: 3, deploymentConfiguration };
    await client.send(new CreateServiceCommand({ ...web, ...launch }));
    aws.clock.advance('10m');
    await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'broken' }));
    await client.send(new RunTaskCommand({ taskDefinition: 'report', count: 5, ...launch }));
    const job = { jobName: 'render', jobQueue: 'nightly', jobDefinition: 'render' };
    const { jobId = '' } = await batchClient.send(
      new SubmitJobCommand({ ...job, arrayProperties: { size: 20 }, retryStrategy: { attempts: 2 } }),
    );
    aws.clock.advance('2h');
    const { services } = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    const { jobs } = await batchClient.send(new DescribeJobsCommand({ jobs: [jobId] }));
    const told = [aws.changes(), aws.timeline(), aws.timeline({ format: 'mermaid' }), aws.events.all()];
    const snapshot = JSON.stringify(aws.snapshot());
    aws.load(JSON.parse(snapshot));
    aws.clock.runUntilIdle();
    aws.restore();
    client.destroy();
    batchClient.destroy();
    return { services, jobs, told: JSON.stringify(told), snapshot };
  };

  it(
    'asks neither the network, the clock, chance nor timers for anything, and is the same each time',
    SLOW,
    async () => {
      const first = await outsideOf(live);
      expect(first.result.services).toMatchObject([{ runningCount: 3, deployments: { length: 1 } }]);
      expect(first.result.jobs).toMatchObject([{ status: 'SUCCEEDED' }]);
      expect(first.outside).toEqual([]);

      const second = await live();
      expect(second.snapshot).toBe(first.result.snapshot);
      expect(second.told).toBe(first.result.told);
    },
  );
});
