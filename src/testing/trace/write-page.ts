import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { showValue, UsageError } from '../../errors/usage-error.js';

/** Writes what is rendered under the title that the name of the file gives. */
export function writePage(path: string, render: (title: string) => string): void {
  if (typeof path !== 'string' || path === '') {
    throw new UsageError(
      `writeTrace: ${showValue(path)} is no path. Give that of a file, such as trace.html.`,
      'traces',
    );
  }
  const page = render(basename(path, extname(path)));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
}
