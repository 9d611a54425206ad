import { describe, expect, it } from 'vitest';
import { refuseStranger } from '../../src/server/refuse-stranger.js';

describe('a request to a server on loopback', () => {
  const answer = (headers: Readonly<Record<string, string>>, host = '127.0.0.1', allowedHosts: string[] = []) =>
    refuseStranger({ headers }, { host, allowedHosts })?.statusCode ?? 'answered';

  it.each([
    ['127.0.0.1:4577'],
    ['localhost:4577'],
    ['LocalHost'],
    ['localhost.:4577'],
    ['app.localhost:4577'],
    ['127.8.9.1'],
    ['[::1]:4577'],
    ['[::ffff:127.0.0.1]'],
  ])('is answered where its Host is %s', (host) => {
    expect(answer({ host })).toBe('answered');
  });

  it.each([
    ['rebound.example:4577'],
    ['localhost.rebound.example'],
    ['127.0.0.1.rebound.example'],
    ['notlocalhost'],
    ['localhost@rebound.example'],
    ['10.0.0.1:4577'],
    ['0.0.0.0:4577'],
    ['[::2]'],
    [''],
    ['a b'],
    ['__proto__'],
  ])('is refused where its Host is %j', (host) => {
    expect(answer({ host })).toBe(403);
  });

  it('is answered where it has neither Host nor Origin, as programs of HTTP 1.0', () => {
    expect(answer({})).toBe('answered');
  });

  it.each([
    ['http://localhost:3000', 'answered'],
    ['http://127.0.0.1:4577', 'answered'],
    ['https://shop.example', 403],
    ['http://localhost.shop.example', 403],
    ['null', 403],
    ['file://', 403],
    ['', 403],
  ])('of the Origin %j: %s', (origin, expected) => {
    expect(answer({ host: '127.0.0.1:4577', origin })).toBe(expected);
  });

  it('is answered by the name that the server listens on, and by those that are allowed', () => {
    expect(answer({ host: 'build-7.test:4577' }, 'build-7.test')).toBe('answered');
    expect(answer({ host: 'Mock:4577', origin: 'http://mock' }, '0.0.0.0', ['mock'])).toBe('answered');
    expect(answer({ host: 'other:4577' }, '0.0.0.0', ['mock'])).toBe(403);
    expect(answer({ host: '[2001:db8::7]:4577' }, '2001:db8:0::7')).toBe('answered');
  });

  it('is answered by any address where the server listens on all', () => {
    expect(answer({ host: '192.0.2.7:4577' }, '0.0.0.0')).toBe('answered');
    expect(answer({ host: '[2001:db8::7]:4577' }, '::')).toBe('answered');
    expect(answer({ host: '192.0.2.7:4577' }, '192.0.2.8')).toBe(403);
  });

  it('is refused with the reason, as both protocols word an error', () => {
    const { headers, body = '' } =
      refuseStranger({ headers: { host: 'rebound.example' } }, { host: '127.0.0.1', allowedHosts: [] }) ?? {};
    expect(headers).toEqual({ 'content-type': 'application/json', 'x-amzn-errortype': 'UsageError' });
    expect(JSON.parse(body)).toEqual({
      __type: 'UsageError',
      message:
        'The Host "rebound.example" is not this server. Call it by localhost, or allow the name by allowedHosts or --allow-host. ' +
        'See docs/errors.md#server of aws-ecs-batch-mock.',
    });
  });
});
