/**
 * Fractional indexes with a random tail: what two people put in one place at once gets two places. Orders from files may be
 * anything; where no key fits between the neighbours, the siblings are numbered anew.
 */

import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { RandomBytes } from '../base/id.ts'
import type { Edit, EntityKind } from '../plan/edit.ts'
import { setField } from './edits.ts'

export interface Ordered {
  readonly id: string
  readonly order?: string
}

/** Behind this sibling; null: before all; undefined: behind all. */
export type Place = string | null | undefined

export interface Ordering {
  readonly order: string
  /** New orders for the siblings, where theirs left no room. */
  readonly edits: readonly Edit[]
}

/** `siblings` without what is placed, in any order. */
export function orderAmong(
  kind: EntityKind,
  siblings: readonly Ordered[],
  place: Place,
  random: RandomBytes,
): Ordering {
  const sorted = siblings.toSorted(byOrder)
  const before = positionOf(sorted, place)
  const order = between(sorted[before]?.order, sorted[before + 1]?.order, random)
  if (order !== undefined) return { order, edits: [] }
  const keys = generateNKeysBetween(null, null, sorted.length + 1)
  const [own = '', ...others] = [...keys.splice(before + 1, 1), ...keys]
  return {
    order: own + tail(random),
    edits: sorted.map(({ id }, i) => setField(kind, id, 'order', others[i] ?? own)),
  }
}

export interface Orderings {
  /** One for each that is placed, in their order. */
  readonly orders: readonly string[]
  readonly edits: readonly Edit[]
}

/** Places several beside each other: a paste, a selection moved. */
export function ordersAmong(
  kind: EntityKind,
  siblings: readonly Ordered[],
  place: Place,
  count: number,
  random: RandomBytes,
): Orderings {
  const sorted = siblings.toSorted(byOrder)
  const before = positionOf(sorted, place)
  const orders = severalBetween(sorted[before]?.order, sorted[before + 1]?.order, count, random)
  if (orders) return { orders, edits: [] }
  const keys = generateNKeysBetween(null, null, sorted.length + count)
  const own = keys.splice(before + 1, count)
  return {
    orders: own.map((key) => key + tail(random)),
    edits: sorted.map(({ id }, i) => setField(kind, id, 'order', keys[i] ?? '')),
  }
}

export function byOrder(a: Ordered, b: Ordered): number {
  const [one = '', other = ''] = [a.order, b.order]
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function positionOf(sorted: readonly Ordered[], place: Place): number {
  if (place === null) return -1
  const position = sorted.findIndex(({ id }) => id === place)
  return position < 0 ? sorted.length - 1 : position
}

/** Undefined where there is no room: equal neighbours, or orders that are no keys. */
function between(
  before: string | undefined,
  after: string | undefined,
  random: RandomBytes,
): string | undefined {
  if (after === '') return undefined
  try {
    let key = generateKeyBetween(before || null, after)
    // A key that `after` begins with has room behind it only up to `after`: go closer until the tail fits.
    for (let tries = 0; tries < 20; tries++) {
      const order = key + tail(random)
      if (after === undefined || order < after) return order
      key = generateKeyBetween(key, after)
    }
  } catch {
    // A file's orders follow no rule.
  }
  return undefined
}

/** A tail goes on where it stays below the next key. */
function severalBetween(
  before: string | undefined,
  after: string | undefined,
  count: number,
  random: RandomBytes,
): readonly string[] | undefined {
  if (after === '') return undefined
  try {
    const keys = generateNKeysBetween(before || null, after, count)
    return keys.map((key, i) => {
      const next = keys[i + 1] ?? after
      const order = key + tail(random)
      return next === undefined || order < next ? order : key
    })
  } catch {
    return undefined
  }
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Three digits, the last not 0: a key must not end with it. */
function tail(random: RandomBytes): string {
  const [a = 0, b = 0, c = 0] = random(3)
  return digits.charAt(a % 62) + digits.charAt(b % 62) + digits.charAt(1 + (c % 61))
}
