/**
 * Chance of the project's own (FC5): xoshiro128** by Blackman and Vigna (“Scrambled linear pseudorandom number generators”,
 * ACM TOMS 47, 2021), in 32-bit whole numbers, so that every platform draws the same bits. Each task has a stream of its
 * own, seeded by its id: what is drawn for one does not depend on which others there are, nor on their order.
 */

/** Four words of state for each stream, one after another. */
export type StreamStates = Int32Array

/** Two halves of a 64-bit key of an id. */
export function streamKey(id: string): readonly [number, number] {
  return [mixed(fnv(id, 0x811c9dc5)), mixed(fnv(id, 0x2f0b4c47))]
}

/** `seed` is a whole number of 32 bits. The state is never all zero. */
export function seedStream(
  states: StreamStates,
  stream: number,
  seed: number,
  [high, low]: readonly [number, number],
): void {
  let walk = (mixed(seed ^ 0x5bd1e995) ^ high) | 0
  let any = 0
  for (let word = 0; word < 4; word++) {
    walk = (walk + 0x9e3779b9) | 0
    const value = mixed(walk ^ turned(low, 7 * word + 1))
    states[stream * 4 + word] = value
    any |= value
  }
  if (any === 0) states[stream * 4] = 1
}

/** The next `count` numbers of a stream, each inside 0 … 1, into `into` from 0 on. */
export function drawUniform(states: StreamStates, stream: number, into: Float64Array, count: number): void {
  const at = stream * 4
  let s0 = states[at] ?? 0
  let s1 = states[at + 1] ?? 0
  let s2 = states[at + 2] ?? 0
  let s3 = states[at + 3] ?? 0
  for (let i = 0; i < count; i++) {
    const bits = Math.imul(turned(Math.imul(s1, 5), 7), 9)
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = turned(s3, 11)
    into[i] = ((bits >>> 0) + 0.5) * 2 ** -32
  }
  states[at] = s0
  states[at + 1] = s1
  states[at + 2] = s2
  states[at + 3] = s3
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** FNV-1a over the text's code units. */
function fnv(text: string, start: number): number {
  let hash = start | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** MurmurHash3's finalizer: every bit of the word reaches every bit. */
function mixed(word: number): number {
  let hash = word
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
