import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toFileName } from '../../src/testing/matchers/write-failure-trace.js';

describe('traceOnFailure of Vitest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-ecs-batch-mock-traces-'));
  let printed = '';

  beforeAll(async () => {
    printed = await runFailing(join(folder, 'traces'));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a trace for each test that fails, even of names that are almost the same, and none for those that pass', () => {
    expect(readdirSync(join(folder, 'traces')).toSorted()).toEqual([
      'failing-the-service-web-fails-2.html',
      'failing-the-service-web-fails-by-what-is-no-assertion.html',
      'failing-the-service-web-fails.html',
    ]);
  });

  it('shows the world as it was, though the test file resets it afterwards', () => {
    const page = readFileSync(join(folder, 'traces', 'failing-the-service-web-fails.html'), 'utf8');
    expect(readData(page)).toMatch('seen-in-the-trace');
  });

  it('prints the path with the failure', () => {
    expect(printed).toMatch(
      /Error: Expected 1 running task; there are 0\.\n\nTrace: \S+\/failing-the-service-web-fails\.html\n/,
    );
    expect(printed).toMatch(
      /Error: broken\n\nTrace: \S+\/failing-the-service-web-fails-by-what-is-no-assertion\.html\n/,
    );
  });
});

describe('the name of a trace', () => {
  it('is that of the test, as far as a file may have it', () => {
    expect(toFileName('web > deploys "v2" / rolls back')).toBe('web-deploys-v2-rolls-back');
    expect(toFileName('läuft über 夜')).toBe('läuft-über-夜');
    expect(toFileName('…')).toBe('test');
    expect(toFileName('a'.repeat(300))).toHaveLength(80);
  });
});

/** What the page shows is packed inside of it. */
function readData(page: string): string {
  const [, packed = ''] = /<script[^>]* id="trace">([^<]*)</.exec(page) ?? [];
  return inflateSync(Buffer.from(packed, 'base64')).toString();
}

/** What Vitest prints, without colours. */
async function runFailing(traces: string): Promise<string> {
  const root = join(import.meta.dirname, 'failing');
  const vitest = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, TRACES: traces, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, [vitest, 'run', '--root', root], { env }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
