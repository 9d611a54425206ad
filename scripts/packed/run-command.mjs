import { spawn } from 'node:child_process';

/** @typedef {{ cwd: string, shell?: boolean, env?: NodeJS.ProcessEnv }} CommandOptions */

/**
 * Runs a command and gives what it printed. Rejects with all of that when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<string>}
 */
export function runCommand(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(' ')} exited with ${code}:\n${output.trimEnd()}`));
    });
  });
}

/**
 * @param {string[]} args
 * @param {CommandOptions} options
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm
    ? runCommand(process.execPath, [npm, ...args], options)
    : runCommand(['npm', ...args].join(' '), [], { ...options, shell: true });
}
