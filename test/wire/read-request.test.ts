import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/errors/api-error.js';
import { batchRoutes } from '../../src/batch/generated/routes.js';
import { batchInputRules } from '../../src/batch/input-rules.js';
import { ecsInputRules } from '../../src/ecs/input-rules.js';
import type { HttpRequest } from '../../src/wire/http-message.js';
import { createJsonProtocol } from '../../src/wire/json-protocol.js';
import { readRequest as readRequestOf } from '../../src/wire/read-request.js';
import { createRestProtocol } from '../../src/wire/rest-protocol.js';
import { serviceOf } from '../../src/wire/service-of.js';

const TARGET = 'AmazonEC2ContainerServiceV20141113';
const ENDPOINTS = {
  ecs: {
    service: { inputRules: ecsInputRules },
    protocol: createJsonProtocol(TARGET),
  },
  batch: {
    service: { inputRules: batchInputRules },
    protocol: createRestProtocol(batchRoutes),
  },
};
const readRequest = (request: HttpRequest) => readRequestOf(request, ENDPOINTS[serviceOf(request)]);
const post = (path: string, body: unknown, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  ...{ method: 'POST', path, query: {}, headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const ofEcs = (operation: string, body: unknown = {}) => post('/', body, { 'x-amz-target': `${TARGET}.${operation}` });
const signedFor = (scope: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20240101/${scope}/aws4_request, SignedHeaders=host, Signature=0`,
});
const errorOf = (request: HttpRequest) => {
  try {
    return readRequest(request);
  } catch (error) {
    return error;
  }
};

describe('readRequest', () => {
  it('reads a request of AWS JSON by its target', () => {
    expect(readRequest(ofEcs('RunTask', { taskDefinition: 'web', count: 2 }))).toEqual({
      operation: 'RunTask',
      input: { taskDefinition: 'web', count: 2 },
      region: undefined,
    });
  });

  it('reads a request of REST by its method and path', () => {
    expect(readRequest(post('/v1/submitjob', { jobName: 'nightly' }))).toEqual({
      operation: 'SubmitJob',
      input: { jobName: 'nightly' },
      region: undefined,
    });
  });

  it.each([
    ['GET', 'ListTagsForResource', '', {}, {}],
    ['POST', 'TagResource', '{"tags":{"team":"shop"}}', {}, { tags: { team: 'shop' } }],
    ['DELETE', 'UntagResource', '', { tagKeys: 'a' }, { tagKeys: ['a'] }],
    ['DELETE', 'UntagResource', '', { tagKeys: ['a', 'b'] }, { tagKeys: ['a', 'b'] }],
    ['DELETE', 'UntagResource', '', {}, {}],
  ])('reads %s of tags as %s, with members from path and query', (method, operation, body, query, members) => {
    const path = '/v1/tags/arn%3Aaws%3Abatch%3Aus-east-1%3A123456789012%3Ajob-queue%2Fweb?tagKeys=a';

    expect(readRequest({ method, path, query, headers: {}, body })).toEqual({
      operation,
      input: { resourceArn: 'arn:aws:batch:us-east-1:123456789012:job-queue/web', ...members },
      region: undefined,
    });
  });

  it('knows the Region from the signature', () => {
    expect(readRequest(post('/v1/listjobs', {}, signedFor('eu-west-1/batch'))).region).toBe('eu-west-1');
  });

  it('makes Dates of times, which are seconds on the wire', () => {
    const { input } = readRequest(
      ofEcs('SubmitTaskStateChange', { pullStartedAt: 1_704_067_200.25, managedAgents: [], status: 'RUNNING' }),
    );

    expect(input).toEqual({
      pullStartedAt: new Date('2024-01-01T00:00:00.250Z'),
      managedAgents: [],
      status: 'RUNNING',
    });
  });

  it('makes Dates of times in lists and in structures', () => {
    const { input } = readRequest(ofEcs('ListServiceDeployments', { createdAt: { before: 1, after: 0 } }));

    expect(input).toEqual({ createdAt: { before: new Date(1000), after: new Date(0) } });
  });

  it('leaves what it does not know, and what has the wrong type, to the check of the input', () => {
    const body = { pullStartedAt: 'soon', managedAgents: 7, unheardOf: [1], containers: { a: null }, cluster: null };

    expect(readRequest(ofEcs('SubmitTaskStateChange', body)).input).toEqual(body);
  });

  it('keeps keys of maps, whatever they are', () => {
    const { input } = readRequest(post('/v1/submitjob', '{"parameters":{"__proto__":"a","constructor":"b"}}'));

    expect(JSON.stringify(input)).toBe('{"parameters":{"__proto__":"a","constructor":"b"}}');
  });

  it.each(['[]', '7', '"text"', 'null'])('leaves a body that is no object, %s, to the check of the input', (body) => {
    expect(readRequest(ofEcs('RunTask', body)).input).toEqual(JSON.parse(body));
  });

  it.each([ofEcs('ListClusters', ''), post('/v1/listjobs', '')])('takes no body for an empty input', (request) => {
    expect(readRequest(request).input).toEqual({});
  });

  it.each([
    ['an operation that ECS does not have', ofEcs('LaunchRocket'), 400],
    ['the name of a member of all objects', ofEcs('constructor'), 400],
    ['a target of another service', post('/', {}, { 'x-amz-target': 'DynamoDB_20120810.ListTables' }), 400],
    ['a target that is not sent by POST', { ...ofEcs('ListClusters'), method: 'GET' }, 400],
    ['no target', post('/', {}), 400],
    ['no target, signed for ECS', post('/', {}, signedFor('us-east-1/ecs')), 400],
    ['a path that AWS Batch does not have', post('/v1/launchrocket', {}), 404],
    ['another method', { ...post('/v1/listjobs', {}), method: 'GET' }, 404],
    ['a longer path', post('/v1/listjobs/more', {}), 404],
    ['a label that is badly encoded', post('/v1/tags/%E0%A4%A', {}), 404],
    ['an empty label', post('/v1/tags/', {}), 404],
    ['a path of another version, signed for AWS Batch', post('/v2/jobs', {}, signedFor('us-east-1/batch')), 404],
  ])('does not know %s', (_what, request, statusCode) => {
    expect(errorOf(request)).toMatchObject({ name: 'UnknownOperationException', statusCode });
  });

  it.each([
    [ofEcs('RunTask', '{'), 'SerializationException', 'The value of the request cannot be converted to structure.'],
    [post('/v1/submitjob', '{'), 'ClientException', 'An error occurred during JSON parsing'],
  ])('refuses what is no JSON', (request, name, message) => {
    const error = errorOf(request);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ name, message, statusCode: 400 });
  });
});
