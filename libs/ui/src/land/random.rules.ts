/** A stream of numbers in [0, 1) that depends on the seed alone, on every machine. */
export type Random = {
  next(): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
};

/** FNV-1a over the UTF-16 units of the seed, then mulberry32. Not for secrets: it draws land. */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
  };
}

function hash(seed: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) value = Math.imul(value ^ seed.charCodeAt(i), 0x01000193);
  return value | 0;
}
