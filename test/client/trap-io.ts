/** Must be imported before the SDK, which keeps what it finds when it is loaded. */
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Functions = Record<string, (...args: unknown[]) => unknown>;

const TRAPPED: readonly (readonly [owner: object, names: readonly string[]])[] = [
  [net.Socket.prototype, ['connect']],
  [dns, ['lookup']],
  [fs, ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream', 'stat', 'statSync']],
  [fs.promises, ['readFile', 'open', 'stat']],
];

let touched: string[] | undefined;

for (const [owner, names] of TRAPPED) {
  for (const name of names) {
    const original = (owner as Functions)[name] as Functions[string];
    (owner as Functions)[name] = function trapped(this: unknown, ...args: unknown[]) {
      touched?.push(name);
      return Reflect.apply(original, this, args);
    };
  }
}
syncBuiltinESMExports();

/** What of sockets, name look-ups and files the program touches. */
export async function touchedBy(program: () => Promise<unknown>): Promise<string[]> {
  const log: string[] = (touched = []);
  try {
    await program();
  } finally {
    touched = undefined;
  }
  return log;
}
