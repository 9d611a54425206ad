import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-command.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Packs dist/ and all else that is published, as `npm publish` would, and gives the program a folder outside of this
 * repository and the tarball in it. The folder is gone afterwards.
 * @param {(folder: string, tarball: string) => Promise<void>} program
 */
export async function withPacked(program) {
  const folder = await mkdtemp(join(tmpdir(), 'aws-ecs-batch-mock-packed-'));
  try {
    // The build is the caller's: the scripts of the package would check all before they let it be published.
    await runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
    const [tarball = ''] = await readdir(folder);
    await program(folder, join(folder, tarball));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
