import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { median } from '../measure.js';

const TIMES = 7;

export interface ImportFigures {
  readonly ms: number;
}

/** What importing the built package takes beyond importing the clients of the SDK, in a process of its own. */
export function importFigures(): ImportFigures {
  const program = `
    await import('@aws-sdk/client-ecs');
    await import('@aws-sdk/client-batch');
    const start = performance.now();
    await import(${JSON.stringify(pathToFileURL('dist/index.js').href)});
    console.log(performance.now() - start);`;
  const run = () => Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program]));
  return { ms: median(Array.from({ length: TIMES }, run)) };
}
