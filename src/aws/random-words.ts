/** SplitMix32: a full-period generator of 32-bit words whose whole state is one counter. */
export function randomWords(seed: number, count: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(count, 0x85ebca6b);
  return () => {
    // Signed, the state needs no box.
    state = (state + 0x9e3779b9) | 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}
