/** @typedef {{ name: string, run: () => Promise<unknown> }} Step */

/**
 * Runs steps two at a time, one line a step; what a failing step printed follows in full.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step);
  };
  await Promise.all([worker(), worker()]);
}

/** @param {Step} step */
export async function runStep({ name, run }) {
  const started = performance.now();
  try {
    await run();
    console.log(`ok    ${name.padEnd(40)}${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAIL  ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}
