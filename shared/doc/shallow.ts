/** Whether a value from outside is plain JSON, and not so deep that a walk over it would exhaust the stack. */

import type { Json } from '../base/json.ts'

const deepest = 40

/** For what JSON.parse gave: only the depth is in question. */
export function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth < deepest && Object.values(value).every((member) => isShallow(member, depth + 1))
}

/** For a value that Yjs decoded: it may hold bytes, undefined, big integers, infinities and shared types. */
export function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth >= deepest) return false
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return isPlain && Object.values(value).every((member) => isJson(member, depth + 1))
}
