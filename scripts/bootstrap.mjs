/**
 * Installs the dependencies when node_modules is not what package-lock.json says; otherwise does nothing, in a few
 * milliseconds. Runs before the npm scripts, so it uses nothing but Node. Several may run at once: one installs, the
 * others wait for it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(ROOT, '.bootstrap.lock');
const POLL_MS = 200;
const GRACE_MS = 5000;

/** Everything the lock file asks for is in node_modules, at that version (optional packages may be for other systems). */
function isInstalled() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  const installed = readPackages(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or is not JSON. Restore it from git.');
  if (!installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : isOptional(entry);
  });
}

/** @param {LockEntry} entry */
function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.log('Installing the dependencies from package-lock.json…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--include=peer'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] };
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync(['npm', ...args].join(' '), { ...options, shell: true });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** Takes the lock, or tells that another living process holds it. */
function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    // An empty file is one that its owner is about to fill, or died before it could.
    return pid > 0 ? process.kill(pid, 0) : Date.now() - statSync(LOCK).mtimeMs < GRACE_MS;
  } catch (error) {
    // EPERM: it lives, but is not ours. Otherwise the process or the file is gone.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

async function bootstrap() {
  for (let tries = 0; !takeLock(); tries += 1) {
    if (tries === 1) console.log('Waiting for another installation to end (if there is none, delete .bootstrap.lock)…');
    await sleep(POLL_MS);
  }
  try {
    return isInstalled() ? 0 : install();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

if (!isInstalled()) process.exitCode = await bootstrap();
