import {
  ECSClient,
  InvalidParameterException,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  type PutAccountSettingCommandInput,
  type SettingName,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ROOT = 'arn:aws:iam::123456789012:root';
const USER = 'arn:aws:iam::123456789012:user/ci';

describe('PutAccountSetting', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const put = async (input: PutAccountSettingCommandInput, by = client) =>
    (await by.send(new PutAccountSettingCommand(input))).setting;
  const settingsOf = async (principalArn?: string, by = client) =>
    (await by.send(new ListAccountSettingsCommand({ principalArn }))).settings;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('sets the default of the account, since it is the root user who calls', async () => {
    expect(await put({ name: 'containerInsights', value: 'enabled' })).toEqual({
      name: 'containerInsights',
      value: 'enabled',
      principalArn: ROOT,
      type: 'user',
    });
    expect(aws.changes()).toEqual(['+ account-setting/root/containerInsights enabled (default)']);
  });

  it.each([
    ['a user', USER, 'user/ci'],
    ['a user with a path', 'arn:aws:iam::123456789012:user/shop/ci', 'user/shop/ci'],
    ['a role', 'arn:aws:iam::123456789012:role/deploy', 'role/deploy'],
  ])('sets it for %s', async (_whom, principalArn, shown) => {
    expect(await put({ name: 'awsvpcTrunking', value: 'enabled', principalArn })).toEqual({
      name: 'awsvpcTrunking',
      value: 'enabled',
      principalArn,
      type: 'user',
    });
    expect(aws.changes()).toEqual([`+ account-setting/${shown}/awsvpcTrunking enabled`]);
    expect(await settingsOf()).toEqual([]);
  });

  it('sets the default of the account for the root user by its ARN', async () => {
    await put({ name: 'fargateTaskRetirementWaitPeriod', value: '14', principalArn: ROOT });
    expect(await settingsOf()).toEqual([
      { name: 'fargateTaskRetirementWaitPeriod', value: '14', principalArn: ROOT, type: 'user' },
    ]);
  });

  it('lets the last value win', async () => {
    await put({ name: 'containerInsights', value: 'enabled', principalArn: USER });
    aws.mark();
    await put({ name: 'containerInsights', value: 'enhanced', principalArn: USER });
    expect(aws.changes()).toEqual(['~ account-setting/user/ci/containerInsights enabled → enhanced']);
    expect(await settingsOf(USER)).toMatchObject([{ value: 'enhanced' }]);
  });

  it('changes nothing when it is repeated', async () => {
    await put({ name: 'containerInsights', value: 'enabled' });
    aws.mark();
    expect(await put({ name: 'containerInsights', value: 'enabled' })).toMatchObject({ value: 'enabled' });
    expect(aws.changes()).toEqual([]);
  });

  it('keeps the Regions apart, each with the partition of its own', async () => {
    const abroad = new ECSClient({ region: 'cn-north-1' });
    await put({ name: 'containerInsights', value: 'enabled' });
    await put({ name: 'containerInsights', value: 'enhanced' }, abroad);

    expect(await settingsOf()).toMatchObject([{ value: 'enabled', principalArn: ROOT }]);
    expect(await settingsOf(undefined, abroad)).toMatchObject([
      { value: 'enhanced', principalArn: 'arn:aws-cn:iam::123456789012:root' },
    ]);
  });

  it('is still there in a loaded snapshot', async () => {
    await put({ name: 'containerInsights', value: 'enabled', principalArn: USER });
    const snapshot: unknown = JSON.parse(JSON.stringify(aws.snapshot()));
    aws.reset();
    aws.load(snapshot);
    expect(await settingsOf(USER)).toMatchObject([{ name: 'containerInsights', value: 'enabled' }]);
  });

  it.each<[SettingName, string[]]>([
    ['serviceLongArnFormat', ['enabled']],
    ['taskLongArnFormat', ['enabled']],
    ['containerInstanceLongArnFormat', ['enabled']],
    ['awsvpcTrunking', ['enabled', 'disabled']],
    ['containerInsights', ['enabled', 'disabled', 'enhanced']],
    ['fargateFIPSMode', ['enabled', 'disabled']],
    ['tagResourceAuthorization', ['on', 'off']],
    ['fargateTaskRetirementWaitPeriod', ['0', '7', '14']],
    ['defaultLogDriverMode', ['blocking', 'non-blocking']],
    ['fargateEventWindows', ['enabled', 'disabled']],
  ])('takes the values of %s and no other', async (name, values) => {
    for (const value of values) expect(await put({ name, value })).toMatchObject({ name, value });
    for (const value of ['', 'ENABLED', 'true', '30']) {
      expect(await rejectionOf(put({ name, value }))).toEqual([InvalidParameterException, "Invalid setting 'value'"]);
    }
  });

  it.each<[string, PutAccountSettingCommandInput, string]>([
    ['no name', { name: undefined, value: 'enabled' }, 'Name can not be blank.'],
    ['no value', { name: 'containerInsights', value: undefined }, 'Value can not be blank.'],
    [
      'an unknown name',
      { name: 'unknown' as SettingName, value: 'enabled' },
      'unknown should be one of [serviceLongArnFormat,taskLongArnFormat,containerInstanceLongArnFormat,awsvpcTrunking,containerInsights,fargateFIPSMode,tagResourceAuthorization,fargateTaskRetirementWaitPeriod,guardDutyActivate,defaultLogDriverMode,fargateEventWindows]',
    ],
    [
      'short ARNs of services',
      { name: 'serviceLongArnFormat', value: 'disabled' },
      'You can no longer disable Long Arn settings',
    ],
    [
      'short ARNs of tasks',
      { name: 'taskLongArnFormat', value: 'disabled', principalArn: USER },
      'You can no longer disable Long Arn settings',
    ],
    [
      'short ARNs of container instances',
      { name: 'containerInstanceLongArnFormat', value: 'disabled' },
      'You can no longer disable Long Arn settings',
    ],
    [
      'what AWS manages',
      { name: 'guardDutyActivate', value: 'on' },
      'The guardDutyActivate account setting is read-only.',
    ],
    [
      'the wait period of a single user',
      { name: 'fargateTaskRetirementWaitPeriod', value: '14', principalArn: USER },
      'The fargateTaskRetirementWaitPeriod account setting can only be set for the root user.',
    ],
    ['a name for a principal', { name: 'awsvpcTrunking', value: 'enabled', principalArn: 'ci' }, 'Invalid arn syntax.'],
    ['an empty principal', { name: 'awsvpcTrunking', value: 'enabled', principalArn: '' }, 'Invalid arn syntax.'],
    [
      'a group',
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: 'arn:aws:iam::123456789012:group/ops' },
      'Invalid principalArn. Specify the ARN of a user, a role or the root user.',
    ],
    [
      'an assumed role',
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: 'arn:aws:sts::123456789012:assumed-role/deploy/me' },
      'Invalid principalArn. Specify the ARN of a user, a role or the root user.',
    ],
    [
      'a principal of another partition',
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: 'arn:aws-cn:iam::123456789012:user/ci' },
      'Invalid principalArn. Specify the ARN of a user, a role or the root user.',
    ],
    [
      'a principal of another account',
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: 'arn:aws:iam::999999999999:user/ci' },
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(put(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('reports the name first, then the value, the principal and who may have the setting', async () => {
    const wrong = { name: 'guardDutyActivate' as SettingName, value: '30', principalArn: 'ci' };
    const messages = [];
    for (const corrected of [
      {},
      { name: 'fargateTaskRetirementWaitPeriod' as SettingName },
      { value: '14' },
      { principalArn: USER },
    ]) {
      Object.assign(wrong, corrected);
      messages.push((await rejectionOf(put(wrong)))[1]);
    }

    expect(messages).toEqual([
      'The guardDutyActivate account setting is read-only.',
      "Invalid setting 'value'",
      'Invalid arn syntax.',
      'The fargateTaskRetirementWaitPeriod account setting can only be set for the root user.',
    ]);
  });
});
