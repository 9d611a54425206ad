import {
  BatchClient,
  DeregisterJobDefinitionCommand,
  DescribeJobDefinitionsCommand,
  paginateDescribeJobDefinitions,
  type DescribeJobDefinitionsCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { containerJob, createDefinitionWorld } from './definition-world.js';

const ARN = 'arn:aws:batch:us-east-1:123456789012:job-definition';

describe('DescribeJobDefinitions', () => {
  const { aws, client, register } = createDefinitionWorld();
  const send = async (input: DescribeJobDefinitionsCommandInput = {}) =>
    client.send(new DescribeJobDefinitionsCommand(input));
  const listIds = async (input: DescribeJobDefinitionsCommandInput = {}) => {
    const { jobDefinitions = [] } = await send(input);
    return jobDefinitions.map(({ jobDefinitionName, revision }) => `${jobDefinitionName}:${revision}`);
  };
  /** By name, as many as are named. */
  const registerAll = async (...names: readonly string[]) => {
    for (const jobDefinitionName of names) await register({ jobDefinitionName, ...containerJob() });
  };
  const deregister = async (jobDefinition: string) =>
    client.send(new DeregisterJobDefinitionCommand({ jobDefinition }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows a definition with all that AWS adds', async () => {
    await register({
      jobDefinitionName: 'sleep60',
      containerProperties: { image: 'busybox', vcpus: 1, memory: 128, command: ['sleep', '60'] },
    });

    expect(await send({ status: 'ACTIVE' })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      jobDefinitions: [
        {
          jobDefinitionName: 'sleep60',
          jobDefinitionArn: `${ARN}/sleep60:1`,
          revision: 1,
          status: 'ACTIVE',
          type: 'container',
          parameters: {},
          containerProperties: {
            image: 'busybox',
            vcpus: 1,
            memory: 128,
            command: ['sleep', '60'],
            volumes: [],
            environment: [],
            mountPoints: [],
            ulimits: [],
            resourceRequirements: [],
            secrets: [],
          },
          tags: {},
          propagateTags: false,
          platformCapabilities: [],
          containerOrchestrationType: 'ECS',
        },
      ],
    });
  });

  it('shows what a definition says of its jobs', async () => {
    const given = {
      schedulingPriority: 7,
      parameters: { codec: 'mp4' },
      retryStrategy: { attempts: 2, evaluateOnExit: [{ onExitCode: '137', action: 'EXIT' as const }] },
      timeout: { attemptDurationSeconds: 60 },
      tags: { team: 'shop' },
      propagateTags: true,
      platformCapabilities: ['EC2' as const],
      consumableResourceProperties: { consumableResourceList: [{ consumableResource: 'license', quantity: 1 }] },
    };
    await register({ ...containerJob(), ...given });

    expect((await send()).jobDefinitions).toMatchObject([given]);
  });

  it('shows all revisions in both statuses: by name, the latest first', async () => {
    await registerAll('web', 'app', 'web', 'web2');
    await deregister('web:1');

    expect(await listIds()).toEqual(['app:1', 'web:2', 'web:1', 'web2:1']);
  });

  it.each<[what: string, input: DescribeJobDefinitionsCommandInput, ids: string[]]>([
    ['of one name', { jobDefinitionName: 'web' }, ['web:2', 'web:1']],
    ['that are ACTIVE', { status: 'ACTIVE' }, ['app:1', 'web:2', 'web2:1']],
    ['that are INACTIVE', { status: 'INACTIVE' }, ['web:1']],
    ['of one name that are ACTIVE', { jobDefinitionName: 'web', status: 'ACTIVE' }, ['web:2']],
    ['of an unknown name', { jobDefinitionName: 'we' }, []],
    ['of an unknown status', { status: 'GONE' }, []],
    ['when the list of definitions is empty', { jobDefinitions: [] }, ['app:1', 'web:2', 'web:1', 'web2:1']],
  ])('shows those %s', async (_what, input, ids) => {
    await registerAll('web', 'app', 'web', 'web2');
    await deregister('web:1');

    expect(await listIds(input)).toEqual(ids);
  });

  it('finds definitions by name or ARN, ACTIVE or not, and leaves out what does not exist', async () => {
    await registerAll('web', 'app');
    await deregister('web:1');

    expect(await listIds({ jobDefinitions: [`${ARN}/web:1`, 'app:1', 'web:2', 'none:1'] })).toEqual(['web:1', 'app:1']);
  });

  it('takes a name without a revision for the latest ACTIVE one', async () => {
    await registerAll('web', 'web', 'web', 'gone');
    await deregister('web:3');
    await deregister('gone:1');

    expect(await listIds({ jobDefinitions: ['web', `${ARN}/web`, 'gone'] })).toEqual(['web:2', 'web:2']);
  });

  it('compares revisions as numbers', async () => {
    await registerAll(...Array.from({ length: 11 }, () => 'web'));

    expect(await listIds({ jobDefinitions: ['web'] })).toEqual(['web:11']);
    expect((await listIds()).slice(0, 3)).toEqual(['web:11', 'web:10', 'web:9']);
  });

  it('keeps Regions and accounts apart, even when the ARN names another', async () => {
    await registerAll('web');
    const abroad = new BatchClient({ region: 'eu-west-1' });
    const foreign = 'arn:aws:batch:us-east-1:999999999999:job-definition/web:1';

    expect(await abroad.send(new DescribeJobDefinitionsCommand({}))).toMatchObject({ jobDefinitions: [] });
    expect(await abroad.send(new DescribeJobDefinitionsCommand({ jobDefinitions: [`${ARN}/web:1`] }))).toMatchObject({
      jobDefinitions: [],
    });
    expect(await listIds({ jobDefinitions: [foreign] })).toEqual([]);
  });

  it('goes on from page to page', async () => {
    await registerAll('a', 'b', 'c', 'b', 'c');
    await deregister('b:2');
    const pages: unknown[] = [];
    for await (const page of paginateDescribeJobDefinitions({ client, pageSize: 2 }, { status: 'ACTIVE' })) {
      pages.push(page.jobDefinitions?.map(({ jobDefinitionArn }) => jobDefinitionArn?.split('/')[1]));
    }
    expect(pages).toEqual([
      ['a:1', 'b:1'],
      ['c:2', 'c:1'],
    ]);
  });

  it('shows up to 100 on a page', async () => {
    await registerAll(...Array.from({ length: 101 }, () => 'web'));
    const { jobDefinitions, nextToken } = await send();

    expect(jobDefinitions).toHaveLength(100);
    expect(await listIds({ nextToken })).toEqual(['web:1']);
  });

  it.each<[what: string, input: DescribeJobDefinitionsCommandInput, text: string]>([
    [
      '101 definitions',
      { jobDefinitions: Array<string>(101).fill('web:1') },
      'Maximum number of job definitions supported is  100 .',
    ],
    ['maxResults beside definitions', { maxResults: 1 }, 'JobDefinitions and MaxResults cannot both be set'],
    [
      'a name beside definitions',
      { jobDefinitionName: 'web' },
      'JobDefinitions and JobDefinitionName cannot both be set',
    ],
    ['a status beside definitions', { status: 'ACTIVE' }, 'JobDefinitions and Status cannot both be set'],
    ['a token beside definitions', { nextToken: 'x' }, 'JobDefinitions and NextToken cannot both be set'],
    ['maxResults of 0', { jobDefinitions: [], maxResults: 0 }, 'maxResults must be between 1 and 100.'],
    ['maxResults of 101', { jobDefinitions: [], maxResults: 101 }, 'maxResults must be between 1 and 100.'],
    ['a token of its own making', { jobDefinitions: [], nextToken: 'x' }, 'nextToken is not valid.'],
  ])('refuses %s', async (_what, input, text) => {
    const call = send({ jobDefinitions: ['web:1'], ...input });
    expect(await rejectionOf(call)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
