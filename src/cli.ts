#!/usr/bin/env node
import { runCli } from './server/cli/run-cli.js';

void runCli(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
