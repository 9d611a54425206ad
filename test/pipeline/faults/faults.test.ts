import { BatchClient, ListJobsCommand, TagResourceCommand as TagBatchResource } from '@aws-sdk/client-batch';
import {
  CreateClusterCommand,
  ECSClient,
  ListClustersCommand,
  ServerException,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('faults', () => {
  const aws = mockAws();
  const { faults } = aws;
  const client = new ECSClient({});
  const list = () => client.send(new ListClustersCommand({}));
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error: unknown) => (error as Error).name,
    );

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('throttle the next call', async () => {
    faults.throttle(ListClustersCommand);

    expect([await errorOf(list()), await errorOf(list())]).toEqual(['ThrottlingException', 'none']);
  });

  it('throttle as many calls as they are told', async () => {
    faults.throttle(ListClustersCommand, { times: 2 });

    expect([await errorOf(list()), await errorOf(list()), await errorOf(list())]).toEqual([
      'ThrottlingException',
      'ThrottlingException',
      'none',
    ]);
  });

  it('throttle AWS Batch in its own words', async () => {
    faults.throttle(ListJobsCommand);

    await expect(new BatchClient({}).send(new ListJobsCommand({}))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
  });

  it('leave other commands alone', async () => {
    faults.throttle(ListClustersCommand);

    expect((await client.send(new CreateClusterCommand({}))).cluster?.status).toBe('ACTIVE');
  });

  it('come in the order in which they were set', async () => {
    faults.fail(ListClustersCommand, 'ServerException', { times: 2 });
    faults.throttle(ListClustersCommand);
    faults.fail(ListClustersCommand, 'ClientException');

    expect(await Promise.all([list, list, list, list, list].map((call) => errorOf(call())))).toEqual([
      'ServerException',
      'ServerException',
      'ThrottlingException',
      'ClientException',
      'none',
    ]);
  });

  it.each([
    ['a code of the server', 'ServerException', 'ServerException', 500],
    ['a code of the client', 'ClientException', 'ClientException', 400],
    ['an internal error', { name: 'InternalFailure', message: 'Oops' }, 'Oops', 500],
    ['an unavailable service', 'ServiceUnavailable', 'ServiceUnavailable', 503],
    ['a status', { name: 'AccessDeniedException', message: 'No.', statusCode: 403 }, 'No.', 403],
  ])('fail with %s', async (_what, error, message, httpStatusCode) => {
    faults.fail(ListClustersCommand, error);

    await expect(list()).rejects.toMatchObject({
      name: typeof error === 'string' ? error : error.name,
      message,
      $fault: httpStatusCode >= 500 ? 'server' : 'client',
      $metadata: { httpStatusCode },
    });
  });

  it('fail with an exception of the SDK as it is', async () => {
    const $metadata = { httpStatusCode: 503, requestId: 'own' };
    const given = new ServerException({ message: 'Later.', $metadata });
    faults.fail(ListClustersCommand, Object.assign(given, { resourceIds: ['a'] }));

    const error = await list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerException);
    expect(error).toMatchObject({ message: 'Later.', $fault: 'server', resourceIds: ['a'] });
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 503, attempts: 1 } });
    expect(given.$metadata).toBe($metadata);
  });

  it.each(['toString', '__proto__', 'ECSClient', 'RunTaskCommand'])(
    'fail by the name %s, which is no exception',
    async (name) => {
      faults.fail(ListClustersCommand, name);
      await expect(list()).rejects.toMatchObject({ name, $fault: 'client' });
    },
  );

  it('are for the command of one service, where both have one of that name', async () => {
    const arn = 'arn:aws:batch:us-east-1:123456789012:job-queue/q';
    faults.throttle(TagResourceCommand);
    faults.fail(TagBatchResource, 'ServerException');

    const batchCall = new BatchClient({}).send(new TagBatchResource({ resourceArn: arn, tags: {} }));
    expect(await errorOf(batchCall)).toBe('ServerException');
    const ecsCall = client.send(new TagResourceCommand({ resourceArn: arn, tags: [] }));
    expect(await errorOf(ecsCall)).toBe('ThrottlingException');
  });

  it('are marked in the timeline, each of them', async () => {
    faults.throttle(ListClustersCommand);
    faults.fail(ListClustersCommand, 'ServerException');
    faults.loseResponse(ListClustersCommand);
    faults.latency(ListClustersCommand, '1s');
    faults.eventualConsistency(ListClustersCommand, '1s');
    for (let calls = 0; calls < 6; calls++) await errorOf(list());

    expect(aws.timeline().split('\n')).toEqual([
      '+0s          call       ListClusters {} → ✗ ThrottlingException: Rate exceeded (fault)',
      '+0s          call       ListClusters {} → ✗ ServerException: ServerException (fault)',
      '+0s          call       ListClusters {} → ✗ TimeoutError: socket hang up (fault)',
      '+0s          call       ListClusters {} (fault)',
      '+1s          call       ListClusters {} (fault)',
      '+1s          call       ListClusters {}',
    ]);
  });

  it('are forgotten at a reset, and kept by resetHistory', async () => {
    faults.throttle(ListClustersCommand, { times: 2 });
    aws.resetHistory();
    expect(await errorOf(list())).toBe('ThrottlingException');
    aws.reset();
    expect(await errorOf(list())).toBe('none');
  });

  it.each([0, -1, 1.5, Number.NaN, '2'])('refuse %s as a count', (times) => {
    expect(() => faults.throttle(ListClustersCommand, { times: times as number })).toThrow(
      new UsageError(
        `times: ${JSON.stringify(times)} is no count of calls. Give a whole number from 1, or Infinity.`,
        'faults',
      ),
    );
  });

  it('refuse what is no command class', () => {
    expect(() => faults.fail(new ListClustersCommand({}) as never, 'ServerException')).toThrow(UsageError);
    expect(() => faults.throttle(ECSClient as never)).toThrow(
      new UsageError(
        '[function ECSClient] is no command class. Pass the class itself, for example RunTaskCommand.',
        'commands',
      ),
    );
  });

  it.each([
    [undefined, 'undefined'],
    ['', '""'],
    [{ message: 'Oops' }, '{"message":"Oops"}'],
  ])('refuse %s as an error', (error, shown) => {
    expect(() => faults.fail(ListClustersCommand, error as unknown as string)).toThrow(
      new UsageError(
        `error: ${shown} is no error. Give its code, for example 'ServerException', or an object with that as name.`,
        'faults',
      ),
    );
  });
});
