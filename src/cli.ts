#!/usr/bin/env node
import { sdk } from './sdk.js';
import { runCli } from './server/cli/run-cli.js';

void runCli(sdk, process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
