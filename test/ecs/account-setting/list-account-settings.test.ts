import {
  ECSClient,
  InvalidParameterException,
  ListAccountSettingsCommand,
  ListClustersCommand,
  paginateListAccountSettings,
  PutAccountSettingCommand,
  type ListAccountSettingsCommandInput,
  type SettingName,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const ROOT = 'arn:aws:iam::123456789012:root';
const USER = 'arn:aws:iam::123456789012:user/ci';

describe('ListAccountSettings', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const abroad = new ECSClient({ region: 'eu-west-1' });
  const put = async (name: SettingName, value: string, principalArn?: string) =>
    client.send(new PutAccountSettingCommand({ name, value, principalArn }));
  const send = async (input: ListAccountSettingsCommandInput = {}, by = client) =>
    by.send(new ListAccountSettingsCommand(input));
  const list = async (input: ListAccountSettingsCommandInput = {}, by = client) => (await send(input, by)).settings;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives an empty list where nobody has set anything', async () => {
    expect(await send()).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      settings: [],
    });
    expect(await list({ principalArn: USER })).toEqual([]);
  });

  it('gives what the principal has set, by name, or the defaults of the account where none is given', async () => {
    await put('fargateFIPSMode', 'enabled');
    await put('awsvpcTrunking', 'enabled');
    await put('containerInsights', 'enhanced', USER);

    const ofAccount = [
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: ROOT, type: 'user' },
      { name: 'fargateFIPSMode', value: 'enabled', principalArn: ROOT, type: 'user' },
    ];
    expect(await list()).toEqual(ofAccount);
    expect(await list({ principalArn: ROOT, effectiveSettings: false })).toEqual(ofAccount);
    expect(await list({ principalArn: USER })).toEqual([
      { name: 'containerInsights', value: 'enhanced', principalArn: USER, type: 'user' },
    ]);
  });

  it('gives all settings with the values that AWS has decided, in pages of 10', async () => {
    const first = await send({ effectiveSettings: true });
    const ofAws = { principalArn: ROOT, type: 'user' };
    expect(first.settings).toEqual([
      { name: 'awsvpcTrunking', value: 'disabled', ...ofAws },
      { name: 'containerInsights', value: 'disabled', ...ofAws },
      { name: 'containerInstanceLongArnFormat', value: 'enabled', ...ofAws },
      { name: 'defaultLogDriverMode', value: 'non-blocking', ...ofAws },
      { name: 'fargateEventWindows', value: 'disabled', ...ofAws },
      { name: 'fargateFIPSMode', value: 'disabled', ...ofAws },
      { name: 'fargateTaskRetirementWaitPeriod', value: '7', ...ofAws },
      { name: 'guardDutyActivate', value: 'off', principalArn: ROOT, type: 'aws_managed' },
      { name: 'serviceLongArnFormat', value: 'enabled', ...ofAws },
      { name: 'tagResourceAuthorization', value: 'on', ...ofAws },
    ]);
    expect(await send({ effectiveSettings: true, nextToken: first.nextToken })).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      settings: [{ name: 'taskLongArnFormat', value: 'enabled', ...ofAws }],
    });
  });

  it('takes what a user has set before the default of the account, and that before the default of AWS', async () => {
    await put('containerInsights', 'enhanced', USER);
    await put('containerInsights', 'enabled');
    await put('awsvpcTrunking', 'enabled');

    expect((await list({ principalArn: USER, effectiveSettings: true }))?.slice(0, 3)).toEqual([
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: ROOT, type: 'user' },
      { name: 'containerInsights', value: 'enhanced', principalArn: USER, type: 'user' },
      { name: 'containerInstanceLongArnFormat', value: 'enabled', principalArn: USER, type: 'user' },
    ]);
    expect(await list({ name: 'containerInsights', effectiveSettings: true })).toEqual([
      { name: 'containerInsights', value: 'enabled', principalArn: ROOT, type: 'user' },
    ]);
  });

  it('filters by name, and by name and value', async () => {
    await put('containerInsights', 'enabled');
    await put('awsvpcTrunking', 'enabled');

    expect(await list({ name: 'containerInsights' })).toMatchObject([{ name: 'containerInsights' }]);
    expect(await list({ name: 'fargateFIPSMode' })).toEqual([]);
    expect(await list({ name: 'containerInsights', value: 'enabled' })).toMatchObject([{ value: 'enabled' }]);
    expect(await list({ name: 'containerInsights', value: 'disabled' })).toEqual([]);
    expect(await list({ name: 'fargateFIPSMode', value: 'disabled' })).toEqual([]);
    expect(await list({ name: 'fargateFIPSMode', value: 'disabled', effectiveSettings: true })).toMatchObject([
      { name: 'fargateFIPSMode', value: 'disabled' },
    ]);
  });

  it('keeps the Regions apart', async () => {
    await put('containerInsights', 'enabled');
    expect(await list({}, abroad)).toEqual([]);
    expect(await list({ name: 'containerInsights', effectiveSettings: true }, abroad)).toMatchObject([
      { value: 'disabled' },
    ]);
  });

  it('gives pages of the size asked for, until nothing is left', async () => {
    for (const name of ['taskLongArnFormat', 'awsvpcTrunking', 'containerInsights'] as const) {
      await put(name, 'enabled', USER);
    }
    const pages = [];
    for await (const { settings } of paginateListAccountSettings({ client, pageSize: 2 }, { principalArn: USER })) {
      pages.push(settings?.map(({ name }) => name));
    }
    expect(pages).toEqual([['awsvpcTrunking', 'containerInsights'], ['taskLongArnFormat']]);
  });

  it('gives no token with a full last page', async () => {
    await put('containerInsights', 'enabled');
    expect((await send({ maxResults: 1 })).nextToken).toBeUndefined();
  });

  it.each([0, 11, 2.5])('refuses maxResults of %d', async (maxResults) => {
    expect(await rejectionOf(send({ maxResults }))).toEqual([
      InvalidParameterException,
      'maxResults should be between 1 and 10.',
    ]);
  });

  it('refuses the token of another list', async () => {
    ecs.seed({ clusters: ['a', 'b'] });
    const { nextToken } = await client.send(new ListClustersCommand({ maxResults: 1 }));
    expect(await rejectionOf(send({ nextToken }))).toEqual([InvalidParameterException, 'Invalid token']);
  });

  it.each<[string, ListAccountSettingsCommandInput, string]>([
    [
      'an unknown name',
      { name: 'unknown' as SettingName },
      'unknown should be one of [serviceLongArnFormat,taskLongArnFormat,containerInstanceLongArnFormat,awsvpcTrunking,containerInsights,fargateFIPSMode,tagResourceAuthorization,fargateTaskRetirementWaitPeriod,guardDutyActivate,defaultLogDriverMode,fargateEventWindows]',
    ],
    ['a value without a name', { value: 'enabled' }, 'An account setting name must be specified to filter by value.'],
    ['a name for a principal', { principalArn: 'ci' }, 'Invalid arn syntax.'],
    [
      'a group',
      { principalArn: 'arn:aws:iam::123456789012:group/ops' },
      'Invalid principalArn. Specify the ARN of a user, a role or the root user.',
    ],
    [
      'a principal of another account',
      { principalArn: 'arn:aws:iam::999999999999:root' },
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(send(input))).toEqual([InvalidParameterException, message]);
  });
});
