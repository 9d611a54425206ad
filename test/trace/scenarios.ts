import { RegisterTaskDefinitionCommand, UpdateServiceCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { SubmitJobCommand, type BatchClient } from '@aws-sdk/client-batch';
import type { AwsMock } from 'aws-ecs-batch-mock';

/** A new revision cannot be pulled: the circuit breaker rolls the service back. */
export async function runRollback({ ecs, clock }: AwsMock, client: ECSClient): Promise<void> {
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  ecs.seed({
    clusters: ['default'],
    taskDefinitions: ['web'],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3, deploymentConfiguration }],
  });
  ecs.onTask({ image: '*:broken' }, { pullError: 'manifest for <web:broken> not found' });
  await client.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'registry/web:broken' }],
      ...{ requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' },
    }),
  );
  await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }));
  await client.send(new UpdateServiceCommand({ service: 'shop', taskDefinition: 'web:2' })).catch(() => {});
  clock.runUntilIdle();
}

/** Of the children of an array, one fails for good, and one is tried again with success. */
export async function runArray({ batch, clock }: AwsMock, client: BatchClient): Promise<void> {
  batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
  batch.onJob({ arrayIndex: 1 }, { exitCode: 1, after: '20s' });
  batch.onJob({ arrayIndex: 2 }, ({ attempt }) => ({ exitCode: attempt === 1 ? 137 : 0, after: '30s' }));
  const request = { jobName: 'section', jobQueue: 'nightly', jobDefinition: 'report', arrayProperties: { size: 4 } };
  await client.send(new SubmitJobCommand({ ...request, retryStrategy: { attempts: 2 } }));
  clock.runUntilIdle();
}
