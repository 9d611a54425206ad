/** Must be imported before the SDK, which keeps what it finds when it is loaded. */
import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

type Functions = Record<string, (...args: never[]) => unknown>;

const TRAPPED: readonly (readonly [name: string, owner: object, members: readonly string[]])[] = [
  ['net', net, ['connect', 'createConnection', 'createServer']],
  ['Socket', net.Socket.prototype, ['connect']],
  ['tls', tls, ['connect']],
  ['dns', dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  ['dns.promises', dns.promises, ['lookup', 'resolve']],
  ['dgram', dgram, ['createSocket']],
  ['http', http, ['request', 'get']],
  ['https', https, ['request', 'get']],
  ['http2', http2, ['connect']],
  ['child_process', childProcess, ['spawn', 'exec', 'execFile', 'spawnSync', 'execFileSync']],
  ['crypto', crypto, ['randomBytes', 'randomUUID', 'randomFillSync', 'randomInt']],
  ['Math', Math, ['random']],
  ['process', process, ['nextTick']],
  ['globalThis', globalThis, ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']],
];

let touched: string[] | undefined;

for (const [name, owner, members] of TRAPPED) {
  for (const member of members) {
    const original = (owner as Functions)[member] as Functions[string];
    (owner as Functions)[member] = function trapped(this: unknown, ...args: never[]) {
      note(`${name}.${member}`);
      return Reflect.apply(original, this, args);
    };
  }
}
syncBuiltinESMExports();

const RealDate = globalThis.Date;
/** A proxy calls itself native code, as the real one: nobody takes it for the clock of a test runner. */
const now = new Proxy(RealDate.now, {
  apply(target) {
    note('Date.now');
    return target();
  },
});
globalThis.Date = new Proxy(RealDate, {
  get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  construct(target, args: unknown[], newTarget) {
    if (args.length === 0) note('new Date()');
    return Reflect.construct(target, args, newTarget) as Date;
  },
});

/** Where in the source of the package it was, where it was there. */
function note(what: string): void {
  if (touched === undefined) return;
  const log = touched;
  touched = undefined;
  const frames = (new Error().stack ?? '').split('\n').slice(3, 12);
  const isOfRunner = frames.some((frame) => frame.includes('/vitest/'));
  if (!isOfRunner) log.push([what, ...frames.slice(0, 4).map((frame) => frame.trim())].join(' '));
  touched = log;
}

/** What of the world outside the program touches, and what comes of it. */
export async function outsideOf<T>(program: () => Promise<T>): Promise<{ outside: readonly string[]; result: T }> {
  const outside: string[] = (touched = []);
  try {
    return { result: await program(), outside };
  } finally {
    touched = undefined;
  }
}
