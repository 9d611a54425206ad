/** SplitMix32: a full-period generator of 32-bit words whose whole state is one counter. */
export function randomWords(seed: number, count: number): () => number {
  let state = firstState(seed, count);
  return () => mix((state = nextState(state))) >>> 0;
}

/** Writes the first words into the list, as many as it is to have. */
export function writeRandomWords(words: Uint32Array, length: number, [seed, count]: readonly [number, number]): void {
  let state = firstState(seed, count);
  for (let i = 0; i < length; i++) words[i] = mix((state = nextState(state)));
}

function firstState(seed: number, count: number): number {
  return Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(count, 0x85ebca6b);
}

/** Signed, the state needs no box. */
function nextState(state: number): number {
  return (state + 0x9e3779b9) | 0;
}

function mix(state: number): number {
  let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
