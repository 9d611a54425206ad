import { UsageError } from 'aws-ecs-batch-mock';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/server/cli/read-arguments.js';

describe('the arguments of the command line', () => {
  it('serve on port 4577, with the defaults of the mock', () => {
    expect(readArguments(['serve'])).toEqual({ kind: 'serve', options: { port: 4577 }, beginning: {} });
  });

  it('become options and the beginning of the world', () => {
    const args = ['serve', '--port', '0', '--host', '::1', '--region', 'eu-west-1', '--account-id', '111122223333'];
    const others = ['--start-time', '2026-02-28T23:00:00Z', '--seed=-7', '--timing', 'instant'];
    const beginning = ['--load', 'saved.json', '--seed-file', 'seed.json', '--auto-advance', '1s'];
    const rest = ['--history-limit', '500', '--allow-host', 'mock', '--allow-host', 'ecs.test'];

    expect(readArguments([...args, ...others, ...beginning, ...rest])).toEqual({
      kind: 'serve',
      options: {
        port: 0,
        host: '::1',
        region: 'eu-west-1',
        accountId: '111122223333',
        startTime: '2026-02-28T23:00:00Z',
        seed: -7,
        timing: 'instant',
        historyLimit: 500,
        allowedHosts: ['mock', 'ecs.test'],
      },
      beginning: { load: 'saved.json', seedFile: 'seed.json', autoAdvance: '1s' },
    });
  });

  it('ask for help or the version, whatever else they say', () => {
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
    expect(readArguments(['serve', '-h', '--port', 'x'])).toEqual({ kind: 'help' });
    expect(readArguments(['--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    [[], 'No command is given. Try aws-ecs-batch-mock --help.'],
    [['start'], 'There is no command start. Try aws-ecs-batch-mock --help.'],
    [['serve', 'now'], 'There is no command serve now. Try aws-ecs-batch-mock --help.'],
    [['serve', '--prot', '1'], "Unknown option '--prot'. Try aws-ecs-batch-mock --help."],
    [['serve', '--port'], "Option '--port <value>' argument missing. Try aws-ecs-batch-mock --help."],
    [['serve', '--port', '--host'], "Option '--port' argument is ambiguous. Try aws-ecs-batch-mock --help."],
    [['serve', '--port', 'http'], '--port "http" is no whole number. Try aws-ecs-batch-mock --help.'],
    [['serve', '--seed', '1.5'], '--seed "1.5" is no whole number. Try aws-ecs-batch-mock --help.'],
    [['serve', '--timing', 'slow'], '--timing takes instant, not "slow". Try aws-ecs-batch-mock --help.'],
  ])('%j are refused', (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(message);
  });
});
