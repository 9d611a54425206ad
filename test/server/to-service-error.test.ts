import { ServerException } from '@aws-sdk/client-ecs';
import { UsageError } from 'aws-ecs-batch-mock';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/errors/api-error.js';
import { toServiceError } from '../../src/server/to-service-error.js';

describe('what a failed call answers', () => {
  const answer = (error: unknown) => {
    const { name, message, statusCode, members } = toServiceError(error);
    return { name, message, statusCode, members };
  };

  it('is the error of the service as it is', () => {
    const error = new ApiError('ClusterNotFoundException', 'Cluster not found.');
    expect(toServiceError(error)).toBe(error);
  });

  it('is misuse of this package with a status that no client retries', () => {
    expect(answer(new UsageError('No.', 'commands'))).toMatchObject({ name: 'UsageError', statusCode: 400 });
  });

  it('is an exception of the SDK, which a stub rejects with, with its members', () => {
    const error = new ServerException({ message: 'Later.', $metadata: {} });
    expect(answer(Object.assign(error, { resourceIds: ['a'] }))).toEqual({
      name: 'ServerException',
      message: 'Later.',
      statusCode: 500,
      members: { resourceIds: ['a'] },
    });
    const busy = Object.assign(error, { $metadata: { httpStatusCode: 503 } });
    expect(answer(busy)).toMatchObject({ statusCode: 503 });
  });

  it('is any other error by its code or name, and what is no error as text', () => {
    const denied = { Code: 'AccessDeniedException', $fault: 'client', message: 'No.' };
    expect(answer(Object.assign(new Error(), denied))).toMatchObject({
      name: 'AccessDeniedException',
      statusCode: 400,
    });
    expect(answer(new TypeError('No.'))).toEqual({ name: 'TypeError', message: 'No.', statusCode: 500, members: {} });
    expect(answer('no')).toEqual({ name: 'InternalFailure', message: 'no', statusCode: 500, members: {} });
  });
});
