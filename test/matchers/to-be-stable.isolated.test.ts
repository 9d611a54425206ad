import { CreateServiceCommand, ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

describe('toBeStable', () => {
  const aws = mockAws();
  const { ecs, clock } = aws;
  const client = new ECSClient({});

  beforeEach(() => {
    aws.reset();
    ecs.seed({ clusters: ['default', 'test'], taskDefinitions: ['web', 'web'] });
    ecs.seed({ services: [{ serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 }] });
  });
  afterAll(() => aws.restore());

  it('holds for a service with one deployment and the tasks that it wants', () => {
    expect(ecs).toBeStable('web');
    expect(aws).toBeStable('arn:aws:ecs:us-east-1:123456789012:service/default/web');
    expect(ecs).toBeStable('web', { cluster: 'default' });
  });

  it('does not hold while a deployment is under way', async () => {
    await client.send(new UpdateServiceCommand({ service: 'web', taskDefinition: 'web:2' }));
    expect(ecs).not.toBeStable('web');
    expect(failureOf(() => expect(ecs).toBeStable('web'))).toMatchInlineSnapshot(`
      "Expected service web to be stable; it is ACTIVE, 2 of 2 tasks run, and it has 2 deployments (PRIMARY IN_PROGRESS, ACTIVE COMPLETED).

        task/default/39d08fc6…  web:1  service:web  RUNNING
        task/default/d432a1ff…  web:1  service:web  RUNNING

      Timeline:

        +0s          call       UpdateService {"service":"web","taskDefinition":"web:2"} → service/default/web ACTIVE 2/2"
    `);
    clock.runUntilIdle();
    expect(ecs).toBeStable('web');
  });

  it('does not hold with fewer tasks than wanted', async () => {
    await client.send(new UpdateServiceCommand({ service: 'web', desiredCount: 3 }));
    expect(failureOf(() => expect(ecs).toBeStable('web'))).toMatch(
      'Expected service web to be stable; it is ACTIVE, 2 of 3 tasks run, and it has 1 deployment (PRIMARY COMPLETED).',
    );
  });

  it('fails for a service that is not there, negated or not', () => {
    const text = 'There is no service shop. Those that there are: web.';
    expect(failureOf(() => expect(ecs).toBeStable('shop'))).toBe(text);
    expect(failureOf(() => expect(ecs).not.toBeStable('shop'))).toBe(text);
    expect(failureOf(() => expect(ecs).toBeStable('web', { cluster: 'test' }))).toMatch('There is no service web');
  });

  it('asks for the cluster where the name is not enough', async () => {
    const network = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    await client.send(
      new CreateServiceCommand({
        ...{ cluster: 'test', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 },
        ...{ launchType: 'FARGATE', networkConfiguration: network },
      }),
    );
    expect(() => expect(ecs).toBeStable('web')).toThrow(
      'toBeStable: there is a service web in each of the clusters default, test. Give { cluster }.',
    );
    expect(ecs).toBeStable('web', { cluster: 'default' });
    expect(ecs).not.toBeStable('web', { cluster: 'test' });
  });
});
