import {
  CreateClusterCommand,
  DeleteAccountSettingCommand,
  ECSClient,
  InvalidParameterException,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  PutAccountSettingDefaultCommand,
  type DeleteAccountSettingCommandInput,
  type SettingName,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ROOT = 'arn:aws:iam::123456789012:root';
const USER = 'arn:aws:iam::123456789012:user/ci';

describe('DeleteAccountSetting', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const abroad = new ECSClient({ region: 'eu-west-1' });
  const put = async (value: string, principalArn?: string) =>
    client.send(new PutAccountSettingCommand({ name: 'containerInsights', value, principalArn }));
  const remove = async (input: DeleteAccountSettingCommandInput, by = client) =>
    (await by.send(new DeleteAccountSettingCommand(input))).setting;
  const effectiveOf = async (principalArn: string) =>
    (
      await client.send(
        new ListAccountSettingsCommand({ name: 'containerInsights', principalArn, effectiveSettings: true }),
      )
    ).settings;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives the setting as it was; the default of AWS holds again', async () => {
    await put('enabled');
    aws.mark();
    expect(await remove({ name: 'containerInsights' })).toEqual({
      name: 'containerInsights',
      value: 'enabled',
      principalArn: ROOT,
      type: 'user',
    });
    expect(aws.changes()).toEqual(['- account-setting/root/containerInsights enabled (default)']);
    expect(await effectiveOf(ROOT)).toMatchObject([{ value: 'disabled' }]);
    expect((await client.send(new CreateClusterCommand({}))).cluster?.settings).toEqual([
      { name: 'containerInsights', value: 'disabled' },
    ]);
  });

  it('lets the default of the account hold for a user again', async () => {
    await put('enabled');
    await put('enhanced', USER);
    expect(await remove({ name: 'containerInsights', principalArn: USER })).toMatchObject({
      value: 'enhanced',
      principalArn: USER,
    });
    expect(await effectiveOf(USER)).toMatchObject([{ value: 'enabled', principalArn: ROOT }]);
  });

  it('leaves what users have set when the default of the account goes', async () => {
    await client.send(new PutAccountSettingDefaultCommand({ name: 'containerInsights', value: 'enabled' }));
    await put('enhanced', USER);
    await remove({ name: 'containerInsights', principalArn: ROOT });
    expect(await effectiveOf(USER)).toMatchObject([{ value: 'enhanced', principalArn: USER }]);
  });

  it('deletes a setting that cannot be turned off', async () => {
    await client.send(new PutAccountSettingCommand({ name: 'taskLongArnFormat', value: 'enabled' }));
    expect(await remove({ name: 'taskLongArnFormat' })).toMatchObject({ value: 'enabled' });
  });

  it.each<[string, DeleteAccountSettingCommandInput, string]>([
    ['no name', { name: undefined }, 'Name can not be blank.'],
    [
      'an unknown name',
      { name: 'unknown' as SettingName },
      'unknown should be one of [serviceLongArnFormat,taskLongArnFormat,containerInstanceLongArnFormat,awsvpcTrunking,containerInsights,fargateFIPSMode,tagResourceAuthorization,fargateTaskRetirementWaitPeriod,guardDutyActivate,defaultLogDriverMode,fargateEventWindows]',
    ],
    ['what AWS manages', { name: 'guardDutyActivate' }, 'The guardDutyActivate account setting is read-only.'],
    ['a name for a principal', { name: 'containerInsights', principalArn: 'ci' }, 'Invalid arn syntax.'],
    [
      'what is not set',
      { name: 'awsvpcTrunking' },
      'The awsvpcTrunking account setting is not set for arn:aws:iam::123456789012:root.',
    ],
    [
      'what is set for others only',
      { name: 'containerInsights', principalArn: USER },
      'The containerInsights account setting is not set for arn:aws:iam::123456789012:user/ci.',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await put('enabled');
    aws.mark();
    expect(await rejectionOf(remove(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('does not find the setting of another Region', async () => {
    await put('enabled');
    expect(await rejectionOf(remove({ name: 'containerInsights' }, abroad))).toEqual([
      InvalidParameterException,
      'The containerInsights account setting is not set for arn:aws:iam::123456789012:root.',
    ]);
  });
});
