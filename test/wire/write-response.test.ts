import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/errors/api-error.js';
import { createJsonProtocol } from '../../src/wire/json-protocol.js';
import { createRestProtocol } from '../../src/wire/rest-protocol.js';
import { writeError, writeOutput } from '../../src/wire/write-response.js';

const ecs = createJsonProtocol('AmazonEC2ContainerServiceV20141113');
const batch = createRestProtocol([]);
const REQUEST_ID = 'c126f5db-c1f3-49d8-babb-8dc1b38417a4';

describe('writeOutput', () => {
  it('writes a response of ECS', () => {
    expect(writeOutput(ecs, { clusterArns: [] }, REQUEST_ID)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': REQUEST_ID },
      body: '{"clusterArns":[]}',
    });
  });

  it('writes a response of AWS Batch', () => {
    expect(writeOutput(batch, {}, REQUEST_ID)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': REQUEST_ID },
      body: '{}',
    });
  });

  it('writes times as seconds, with milliseconds', () => {
    const output = { tasks: [{ createdAt: new Date('2024-01-01T00:00:00.250Z'), startedAt: undefined }] };

    expect(writeOutput(ecs, output, REQUEST_ID).body).toBe('{"tasks":[{"createdAt":1704067200.25}]}');
  });

  it('leaves out the metadata, which the SDK adds', () => {
    expect(writeOutput(ecs, { taskArns: [], $metadata: {} }, REQUEST_ID).body).toBe('{"taskArns":[]}');
  });
});

describe('writeError', () => {
  it('writes an error of ECS, named in the body', () => {
    const error = new ApiError('ConflictException', 'Taken.', { members: { resourceIds: ['arn:task/a'] } });

    expect(writeError(ecs, error, REQUEST_ID)).toEqual({
      statusCode: 400,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': REQUEST_ID },
      body: '{"__type":"ConflictException","message":"Taken.","resourceIds":["arn:task/a"]}',
    });
  });

  it('writes an error of AWS Batch, named in a header too, with the request in its message', () => {
    const error = new ApiError('ServerException', 'Failed', { statusCode: 500, messageFor: (id) => `Failed: ${id}` });

    expect(writeError(batch, error, REQUEST_ID)).toEqual({
      statusCode: 500,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': REQUEST_ID,
        'x-amzn-errortype': 'ServerException',
      },
      body: `{"__type":"ServerException","message":"Failed: ${REQUEST_ID}"}`,
    });
  });
});
