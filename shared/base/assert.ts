/** The three ways this code says "cannot happen": a bug throws, it is never shown as a user's mistake. */

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`)
}

/** The value, which the caller knows to be there. */
export function must<T>(value: T | null | undefined, message = 'a value is missing'): T {
  if (value === null || value === undefined) throw new Error(`bug: ${message}`)
  return value
}

export function unreachable(value: never): never {
  throw new Error(`bug: unreachable case ${JSON.stringify(value)}`)
}
