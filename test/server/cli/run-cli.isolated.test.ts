import { ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The source is bundled at first. */
const BOOT = { timeout: 30_000 };

describe('aws-ecs-batch-mock serve', () => {
  let folder: string;
  let processes: ChildProcess[];
  const run = (...args: string[]) => {
    const cli = spawn(process.execPath, ['scripts/run-typescript.mjs', 'src/cli.ts', ...args], { stdio: 'pipe' });
    processes.push(cli);
    return cli;
  };
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aws-ecs-batch-mock-'));
    processes = [];
  });
  afterEach(() => {
    for (const cli of processes) cli.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('serves the world that its files describe, goes back to it, and ends on a signal', BOOT, async () => {
    const mock = mockEcs({ region: 'eu-west-1' });
    mock.ecs.seed({ clusters: ['default'], taskDefinitions: ['web'] });
    const saved = write('saved.json', mock.snapshot());
    mock.restore();
    const seed = write('seed.json', { ecs: { tasks: [{ taskDefinition: 'web' }] } });

    const flags = ['--port', '0', '--region', 'eu-west-1', '--auto-advance', '1s'];
    const cli = run('serve', ...flags, '--load', saved, '--seed-file', seed);
    const greeting = await textUntil(cli.stdout, 'SECRET');
    const url = /http:\S+/.exec(greeting)?.[0] ?? '';
    expect(greeting).toContain(`export AWS_ENDPOINT_URL=${url}\nexport AWS_REGION=eu-west-1`);

    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new ECSClient({ endpoint: url, region: 'eu-west-1', credentials });
    expect(await client.send(new ListTasksCommand({}))).toMatchObject({
      taskArns: [expect.stringContaining(':task/')],
    });
    client.destroy();

    const post = async (path: string, body?: string): Promise<unknown> =>
      (await fetch(url + path, { method: 'POST', body })).json();
    expect(await post('/_mock/clock', '{"advance":"1h"}')).toMatchObject({ now: '2024-01-01T01:00:01.000Z' });
    expect(await post('/_mock/reset')).toMatchObject({ now: '2024-01-01T00:00:00.000Z' });

    const exit = once(cli, 'exit');
    cli.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });

  it('says what is wrong, with an exit code', BOOT, async () => {
    const outcomeOf = async (...args: string[]) => {
      const cli = run(...args);
      const exit = once(cli, 'exit');
      const [message = ''] = (await text(cli.stderr)).split('. ');
      await exit;
      return [message, cli.exitCode];
    };
    const missing = join(folder, 'missing.json');

    expect(await Promise.all([outcomeOf('serve', '--port', 'http'), outcomeOf('serve', '--load', missing)])).toEqual([
      ['--port "http" is no whole number', 2],
      [`Failed to read ${missing}: ENOENT: no such file or directory, open '${missing}'`, 1],
    ]);
  });
});

async function textUntil(stream: Readable, end: string): Promise<string> {
  let read = '';
  for await (const chunk of stream) {
    read += String(chunk);
    if (read.includes(end)) break;
  }
  return read;
}
