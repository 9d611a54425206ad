import {
  CreateClusterCommand,
  ECSClient,
  InvalidParameterException,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  PutAccountSettingDefaultCommand,
  type CreateClusterCommandInput,
  type PutAccountSettingDefaultCommandInput,
  type SettingName,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ROOT = 'arn:aws:iam::123456789012:root';
const USER = 'arn:aws:iam::123456789012:user/ci';

describe('PutAccountSettingDefault', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const abroad = new ECSClient({ region: 'eu-west-1' });
  const put = async (input: PutAccountSettingDefaultCommandInput) =>
    (await client.send(new PutAccountSettingDefaultCommand(input))).setting;
  const insightsOf = async (input: CreateClusterCommandInput, by = client) =>
    (await by.send(new CreateClusterCommand(input))).cluster?.settings?.[0]?.value;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('sets the default of the account and shows it with the root user', async () => {
    expect(await put({ name: 'containerInsights', value: 'enhanced' })).toEqual({
      name: 'containerInsights',
      value: 'enhanced',
      principalArn: ROOT,
      type: 'user',
    });
    expect(aws.changes()).toEqual(['+ account-setting/root/containerInsights enhanced (default)']);
  });

  it('sets the same as PutAccountSetting does for the root user', async () => {
    await client.send(new PutAccountSettingCommand({ name: 'awsvpcTrunking', value: 'enabled' }));
    aws.mark();
    await put({ name: 'awsvpcTrunking', value: 'disabled' });
    expect(aws.changes()).toEqual(['~ account-setting/root/awsvpcTrunking enabled (default) → disabled (default)']);
  });

  it('leaves a user who has set it for itself as it is', async () => {
    await client.send(new PutAccountSettingCommand({ name: 'awsvpcTrunking', value: 'enabled', principalArn: USER }));
    await put({ name: 'awsvpcTrunking', value: 'disabled' });
    const list = new ListAccountSettingsCommand({
      name: 'awsvpcTrunking',
      principalArn: USER,
      effectiveSettings: true,
    });
    expect((await client.send(list)).settings).toMatchObject([{ value: 'enabled', principalArn: USER }]);
  });

  it('decides the Container Insights of clusters that are made after it', async () => {
    ecs.seed({ clusters: ['before'] });
    await put({ name: 'containerInsights', value: 'enhanced' });
    ecs.seed({ clusters: ['seeded'] });

    expect(aws.state.ecs.clusters).toMatchObject({
      'arn:aws:ecs:us-east-1:123456789012:cluster/before': {
        settings: [{ name: 'containerInsights', value: 'disabled' }],
      },
      'arn:aws:ecs:us-east-1:123456789012:cluster/seeded': {
        settings: [{ name: 'containerInsights', value: 'enhanced' }],
      },
    });
    expect(await insightsOf({ clusterName: 'a' })).toBe('enhanced');
    expect(await insightsOf({ clusterName: 'b', settings: [] })).toBe('enhanced');
  });

  it('gives way to the settings of the request', async () => {
    await put({ name: 'containerInsights', value: 'enabled' });
    const settings = [{ name: 'containerInsights', value: 'disabled' } as const];
    expect(await insightsOf({ clusterName: 'a', settings })).toBe('disabled');
  });

  it('does not decide the clusters of another Region', async () => {
    await put({ name: 'containerInsights', value: 'enabled' });
    expect(await insightsOf({ clusterName: 'a' }, abroad)).toBe('disabled');
  });

  it('does not let what a user has set for itself decide', async () => {
    await client.send(
      new PutAccountSettingCommand({ name: 'containerInsights', value: 'enabled', principalArn: USER }),
    );
    expect(await insightsOf({ clusterName: 'a' })).toBe('disabled');
  });

  it('leaves a cluster as it is when its creation is repeated', async () => {
    expect(await insightsOf({ clusterName: 'a' })).toBe('disabled');
    await put({ name: 'containerInsights', value: 'enabled' });
    expect(await insightsOf({ clusterName: 'a' })).toBe('disabled');
  });

  it('decides anew for a deleted cluster that is made again', async () => {
    ecs.seed({ clusters: [{ clusterName: 'a', status: 'INACTIVE' }] });
    await put({ name: 'containerInsights', value: 'enabled' });
    expect(await insightsOf({ clusterName: 'a' })).toBe('enabled');
  });

  it.each<[string, PutAccountSettingDefaultCommandInput, string]>([
    ['no name', { name: undefined, value: 'enabled' }, 'Name can not be blank.'],
    ['no value', { name: 'containerInsights', value: undefined }, 'Value can not be blank.'],
    [
      'an unknown name',
      { name: 'dualStackIPv6' as SettingName, value: 'enabled' },
      'dualStackIPv6 should be one of [serviceLongArnFormat,taskLongArnFormat,containerInstanceLongArnFormat,awsvpcTrunking,containerInsights,fargateFIPSMode,tagResourceAuthorization,fargateTaskRetirementWaitPeriod,guardDutyActivate,defaultLogDriverMode,fargateEventWindows]',
    ],
    ['an unknown value', { name: 'tagResourceAuthorization', value: 'enabled' }, "Invalid setting 'value'"],
    ['short ARNs', { name: 'taskLongArnFormat', value: 'disabled' }, 'You can no longer disable Long Arn settings'],
    [
      'what AWS manages',
      { name: 'guardDutyActivate', value: 'off' },
      'The guardDutyActivate account setting is read-only.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(put(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });
});
