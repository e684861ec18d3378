/** Cutting off by identity: a result equal to the one before is that one, so nothing downstream runs again. */

export function keepSame<T>(before: T | undefined, after: T): T {
  return before !== undefined && sameValue(before, after) ? before : after
}

/** Deep equality of plain data: arrays, plain objects, maps, primitives (NaN equals itself). */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && sameMembers(a, b)
  if (Array.isArray(b)) return false
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && sameMap(a, b)
  return sameFields(a as Fields, b as Fields)
}

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false
  return true
}

type Fields = Readonly<Record<string, unknown>>

/** Without lists of keys: every answer of every rule is compared like this. */
function sameFields(a: Fields, b: Fields): boolean {
  let more = 0
  for (const key in a) {
    if (!(key in b) || !sameValue(a[key], b[key])) return false
    more++
  }
  for (const _ in b) more--
  return more === 0
}

function sameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) if (!b.has(key) || !sameValue(value, b.get(key))) return false
  return true
}
