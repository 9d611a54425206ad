import { describe, expect, it } from 'vitest';
import {
  arnTail,
  formatArn,
  isArn,
  isInScope,
  parseArn,
  partitionOf,
  regionOfArn,
  scopeOfArn,
  siblingArn,
} from '../../src/aws/arn.js';

describe('an ARN', () => {
  const scope = { accountId: '123456789012', region: 'eu-west-1' };
  const task = 'arn:aws:ecs:eu-west-1:123456789012:task/default/0f0f';

  it('is made of service, Region, account and resource', () => {
    expect(formatArn('ecs', scope, 'task/default/0f0f')).toBe(task);
  });

  it('is taken apart again', () => {
    expect(parseArn(task)).toEqual({
      partition: 'aws',
      service: 'ecs',
      region: 'eu-west-1',
      accountId: '123456789012',
      resource: 'task/default/0f0f',
    });
    expect(scopeOfArn(task)).toEqual(scope);
    expect(regionOfArn(task)).toBe('eu-west-1');
    expect(arnTail(task)).toBe('0f0f');
  });

  it('has siblings in its service, Region and account', () => {
    expect(siblingArn(task, 'cluster/default')).toBe('arn:aws:ecs:eu-west-1:123456789012:cluster/default');
    expect(siblingArn('arn:aws-cn:batch:cn-north-1:123456789012:job/0f0f:7', 'scheduler')).toBe(
      'arn:aws-cn:batch:cn-north-1:123456789012:scheduler',
    );
  });

  it('may have colons in its resource, and neither Region nor account', () => {
    expect(parseArn('arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7')?.resource).toBe(
      'task-definition/web:7',
    );
    expect(parseArn('arn:aws:s3:::logs')).toEqual({
      partition: 'aws',
      service: 's3',
      region: '',
      accountId: '',
      resource: 'logs',
    });
  });

  it.each([
    '',
    'web',
    'arn:',
    'arn:aws:ecs',
    'arn:aws:ecs:eu-west-1:123456789012:',
    'arn::ecs:eu-west-1:1:task/a',
    'urn:aws:ecs:a:b:c',
  ])('is not %j', (text) => {
    expect(parseArn(text)).toBeUndefined();
  });

  it('begins with arn:, broken or not', () => {
    expect(isArn('arn:nonsense')).toBe(true);
    expect(isArn('arnold')).toBe(false);
  });

  it('is in the scope of its own Region and account', () => {
    expect(isInScope(task, scope)).toBe(true);
    expect(isInScope(task, { ...scope, region: 'eu-west-2' })).toBe(false);
    expect(isInScope(task, { ...scope, accountId: '999999999999' })).toBe(false);
    expect(isInScope('web', scope)).toBe(false);
  });

  it.each([
    ['us-east-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
  ])('of %s is in the partition %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});
