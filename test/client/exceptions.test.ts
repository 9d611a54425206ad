import { BatchClient, BatchServiceException, SubmitJobCommand } from '@aws-sdk/client-batch';
import {
  ClusterNotFoundException,
  ConflictException,
  ECSClient,
  ECSServiceException,
  ListTasksCommand,
  RunTaskCommand,
  ServerException,
} from '@aws-sdk/client-ecs';
import { mockAws, UsageError, type AwsMock } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('the exception of a call', () => {
  let aws: AwsMock;
  // Some of these errors are such that the SDK sends the call again, where it sends anything.
  const client = new ECSClient({ maxAttempts: 1 });
  const thrownBy = (call: Promise<unknown>) => call.catch((error: unknown) => error) as Promise<ECSServiceException>;
  const listMissing = (by = client) => thrownBy(by.send(new ListTasksCommand({ cluster: 'missing' })));

  beforeEach(() => {
    aws = mockAws();
  });
  afterEach(() => aws.restore());

  it('is of its own class, of the base class of the service and an Error', async () => {
    const error = await listMissing();

    expect(Object.getPrototypeOf(error)).toBe(ClusterNotFoundException.prototype);
    expect(error).toBeInstanceOf(ClusterNotFoundException);
    expect(error).toBeInstanceOf(ECSServiceException);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ServerException);
  });

  it('has the members of a real one', async () => {
    const error = await listMissing();

    expect(membersOf(error)).toEqual({
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
      $fault: 'client',
      $metadata: {
        httpStatusCode: 400,
        requestId: expect.stringMatching(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/) as string,
        extendedRequestId: undefined,
        cfId: undefined,
        attempts: 1,
        totalRetryDelay: 0,
      },
    });
    expect(String(error)).toBe('ClusterNotFoundException: Cluster not found.');
  });

  it('says at which line of the caller the call was', async () => {
    expect((await listMissing()).stack).toContain('exceptions.test.ts');
  });

  it.each([
    ['modelled', 400, { __type: 'ClusterNotFoundException', message: 'Cluster not found.' }],
    ['modelled, of the server', 500, { __type: 'ServerException', message: 'Service Unavailable' }],
    ['modelled, with members', 400, { __type: 'ConflictException', message: 'Taken.', resourceIds: ['a', 'b'] }],
    ['modelled, without its members', 400, { __type: 'ConflictException', message: 'Taken.' }],
    ['not modelled', 400, { __type: 'ThrottlingException', message: 'Rate exceeded' }],
    ['not modelled, of the server', 503, { __type: 'ServiceUnavailable', message: 'Try again.' }],
  ])('that is %s is as the SDK makes it of the response', async (_which, statusCode, { __type: name, ...members }) => {
    const network = createStubNetwork({ __type: name, ...members }, statusCode);
    aws.restore();
    const expected = await listMissing(new ECSClient(network.config));
    aws = mockAws();
    aws.faults.fail(ListTasksCommand, { name, statusCode, ...members });
    const error = await listMissing();

    expect(Object.getPrototypeOf(error)).toBe(Object.getPrototypeOf(expected));
    expect({ ...membersOf(error), $metadata: {} }).toEqual({ ...membersOf(expected), $metadata: {} });
    expect(Object.keys(error.$metadata)).toEqual(Object.keys(expected.$metadata));
    expect(error.$metadata.httpStatusCode).toBe(statusCode);
  });

  it('of AWS Batch is of the base class of that service when it is not modelled', async () => {
    aws.faults.throttle(SubmitJobCommand);
    const input = { jobName: 'nightly', jobQueue: 'queue', jobDefinition: 'job' };
    const error = await thrownBy(new BatchClient({ maxAttempts: 1 }).send(new SubmitJobCommand(input)));

    expect(Object.getPrototypeOf(error)).toBe(BatchServiceException.prototype);
    expect(error).not.toBeInstanceOf(ECSServiceException);
    expect(error).toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Too Many Requests',
      $fault: 'client',
      $metadata: { httpStatusCode: 429 },
    });
  });

  it('carries members beside the message', async () => {
    const name = 'ConflictException';
    aws.faults.fail(RunTaskCommand, { name, message: 'Taken.', resourceIds: ['arn:task/a'] });
    const error = await thrownBy(client.send(new RunTaskCommand({ taskDefinition: 'app' })));

    expect(error).toBeInstanceOf(ConflictException);
    expect(error).toMatchObject({ name, message: 'Taken.', resourceIds: ['arn:task/a'] });
  });

  it('is of the class of the package for a client that does not know its exceptions, as those of older SDKs', async () => {
    const older = new ECSClient({ maxAttempts: 1 });
    const { protocolSettings } = older.config as { protocolSettings?: object };
    Object.assign(older.config, { protocolSettings: { ...protocolSettings, errorTypeRegistries: undefined } });
    aws.faults.throttle(RunTaskCommand);

    expect(await listMissing(older)).toBeInstanceOf(ClusterNotFoundException);
    const throttled = await thrownBy(older.send(new RunTaskCommand({ taskDefinition: 'app' })));
    expect(Object.getPrototypeOf(throttled)).toBe(ECSServiceException.prototype);
  });

  it('tells of a client of another service', async () => {
    const s3 = new ECSClient({});
    s3.middlewareStack.add(
      (next, context) => (args) => {
        Object.assign(context, { clientName: 'S3Client', commandName: 'PutObjectCommand' });
        return next(args);
      },
      { step: 'initialize' },
    );

    await expect(s3.send(new ListTasksCommand({}))).rejects.toThrow(
      new UsageError(
        'PutObjectCommand was sent by S3Client, which this mock does not answer: it emulates ECS and AWS Batch. ' +
          'Leave it out of the option client.',
        'clients',
      ),
    );
  });
});

/** Protocols differ in whether `__type` is in the body; nobody reads it in the exception. */
function membersOf(error: object): object {
  return Object.fromEntries(Object.entries(error).filter(([name]) => name !== '__type'));
}
