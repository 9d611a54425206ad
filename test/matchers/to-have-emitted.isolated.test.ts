import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import 'aws-ecs-batch-mock/vitest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.js';

describe('toHaveEmitted', () => {
  const aws = mockAws();
  const { ecs, clock } = aws;

  beforeEach(async () => {
    aws.reset();
    ecs.seed({ clusters: ['default'], taskDefinitions: ['report'] });
    await new ECSClient({}).send(
      new RunTaskCommand({
        ...{ taskDefinition: 'report', launchType: 'FARGATE' },
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
  });
  afterAll(() => aws.restore());

  it('holds for an event of the type', () => {
    expect(aws).toHaveEmitted('ECS Task State Change');
    expect(ecs).toHaveEmitted('ECS Task State Change');
    expect(aws).not.toHaveEmitted('Batch Job State Change');
  });

  it('looks at the detail, in part', () => {
    expect(aws).not.toHaveEmitted('ECS Task State Change', { lastStatus: 'RUNNING' });
    clock.runUntilIdle();
    expect(aws).toHaveEmitted('ECS Task State Change', {
      lastStatus: 'RUNNING',
      taskArn: expect.stringContaining(':task/default/'),
    });
  });

  it('says what was emitted instead', () => {
    expect(failureOf(() => expect(aws).toHaveEmitted('ECS Service Action'))).toBe(
      'Expected an event ECS Service Action. Emitted: ECS Task State Change.',
    );
    const text = failureOf(() => expect(aws).toHaveEmitted('ECS Task State Change', { lastStatus: 'RUNNING' }));
    expect(text).toMatch(/^Expected an event ECS Task State Change with:\n\n {2}.*\n {2} {2}"lastStatus": "RUNNING",/);
    expect(text).toMatch('"lastStatus": "PROVISIONING"');
    expect(text).toMatch('Timeline:\n\n  +0s ');
    aws.reset();
    expect(failureOf(() => expect(aws).toHaveEmitted('ECS Service Action'))).toBe(
      'Expected an event ECS Service Action. Emitted: nothing.',
    );
  });

  it('says so of what is not expected', () => {
    expect(failureOf(() => expect(aws).not.toHaveEmitted('ECS Task State Change'))).toMatch(
      'Expected no event ECS Task State Change. 1 of the type:',
    );
  });
});
