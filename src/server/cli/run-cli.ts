import { once } from 'node:events';
import manifest from '../../../package.json' with { type: 'json' };
import { UsageError } from '../../errors/usage-error.js';
import { defaultRegion } from '../../mock/default-region.js';
import type { Sdk } from '../../mock/mock-aws.js';
import { startServer } from '../start-server.js';
import { greet } from './greet.js';
import { HELP } from './help.js';
import { readArguments, type CliRequest } from './read-arguments.js';
import { readBeginning } from './read-beginning.js';

/** Runs the command to its end; a server runs until a signal ends it. Returns the exit code. */
export async function runCli(sdk: Sdk, args: readonly string[]): Promise<number> {
  let request: CliRequest;
  try {
    request = readArguments(args);
  } catch (error) {
    return complain(error, 2);
  }
  if (request.kind !== 'serve') {
    process.stdout.write(request.kind === 'help' ? HELP : `${manifest.version}\n`);
    return 0;
  }
  try {
    const { options, beginning } = request;
    const server = await startServer(sdk, options, readBeginning(beginning));
    process.stdout.write(greet(server.url, options.region ?? defaultRegion()));
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.close();
    return 0;
  } catch (error) {
    return complain(error, 1);
  }
}

function complain(error: unknown, exitCode: number): number {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return exitCode;
}
