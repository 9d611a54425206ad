/** Decisions that a property makes beforehand, as numbers: where they run out, the simplest is decided. So fewer and smaller ones are simpler. */
export interface Draw {
  /** A whole number from 0. */
  below(limit: number): number;
  of<T>(items: readonly [T, ...T[]]): T;
  /** One time in so many. */
  oneIn(times: number): boolean;
}

export function createDraw(choices: readonly number[]): Draw {
  let position = 0;
  const below = (limit: number) => (choices[position++] ?? 0) % limit;
  return {
    below,
    of: (items) => items[below(items.length)] ?? items[0],
    oneIn: (times) => below(times) === times - 1,
  };
}

/** The choices of a seed, where no property makes them. */
export function choicesOf(seed: number, count = 80): number[] {
  const choices: number[] = [];
  for (let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0; choices.length < count;) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    choices.push((state ^ (state >>> 12)) >>> 8);
  }
  return choices;
}
