/**
 * The order of entries, which does not trust clocks: effective time = max(at, effective time of each entry seen + 1 ms);
 * order = (effective time, id). The same for every order of arrival.
 */

import { must } from '../../base/assert.ts'
import type { Instant } from '../../base/instant.ts'
import type { EntryId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import { addTo } from './grouping.ts'

/** An entry with its effective time, `unset` until it is settled. */
export interface Told {
  entry: SourceEntry
  at: Instant
  /** Taken up from a kept ledger: of the entry only what it touches is here. */
  readonly kept?: true
}

export const unset = -1
/** On the way down from itself: met again, it has seen itself. */
const open = -2

export class EffectiveTimes {
  readonly #told: ReadonlyMap<EntryId, Told>
  /** Named as seen, and not here yet. */
  readonly #missing: Set<EntryId>
  /** Entries claim to have seen each other in a circle: possible only by forgery. */
  #tangled: boolean
  /** What was taken up has no times of its own to settle anew. */
  #isTakenUp: boolean

  /** `under`: the times of what is settled in `told` already. */
  constructor(told: ReadonlyMap<EntryId, Told>, under?: EffectiveTimes) {
    this.#told = told
    this.#missing = new Set(under && under.#missing)
    this.#tangled = under !== undefined && under.#tangled
    this.#isTakenUp = under !== undefined && under.#isTakenUp
  }

  /** Names that are seen and not here; undefined where the times hang in a circle. */
  get missing(): ReadonlySet<EntryId> | undefined {
    return this.#tangled ? undefined : this.#missing
  }

  /** Goes on from settled times that were kept. */
  takeUp(missing: Iterable<EntryId>): void {
    for (const name of missing) this.#missing.add(name)
    this.#isTakenUp = true
  }

  /** Settles what was added (in `told` already, and unset); true when the time of an older entry moved. */
  settle(added: readonly Told[]): boolean {
    let late = this.#tangled
    if (this.#missing.size > 0) for (const { entry } of added) late = this.#missing.delete(entry.id) || late
    if (!late && this.#settleAll(added)) return false
    if (this.#isTakenUp) return true
    const before = [...this.#told.values()].map((each) => each.at)
    for (const each of this.#told.values()) each.at = unset
    if (this.#tangled || !this.#settleAll(this.#told.values())) settleTangled(this.#told)
    const fresh = new Set(added)
    let i = 0
    for (const each of this.#told.values()) if (each.at !== before[i++] && !fresh.has(each)) return true
    return false
  }

  /** False at the first circle. */
  #settleAll(all: Iterable<Told>): boolean {
    for (const told of all) {
      if (told.at !== unset) continue
      told.at = this.#timeOf(told)
      if (told.at === unset && !this.#settleWithSeen(told)) return false
    }
    return true
  }

  /** Unset while something it saw is. */
  #timeOf({ entry }: Told): Instant {
    let at = entry.at
    if (!entry.seen) return at
    for (const name of entry.seen) {
      if (name === entry.id) continue
      const other = this.#told.get(name)
      if (!other) this.#missing.add(name)
      else if (other.at < 0) return unset
      else if (other.at >= at) at = other.at + 1
    }
    return at
  }

  /** Depth first along what was seen. */
  #settleWithSeen(first: Told): boolean {
    const path: { readonly told: Told; next: number }[] = [{ told: first, next: 0 }]
    while (path.length > 0) {
      const step = must(path.at(-1))
      const { entry } = step.told
      const name = entry.seen?.[step.next++]
      const other = name === undefined || name === entry.id ? undefined : this.#told.get(name)
      if (other?.at === open) {
        this.#tangled = true
        return false
      }
      if (name === undefined) {
        step.told.at = this.#timeOf(step.told)
        path.pop()
      } else if (other?.at === unset) {
        step.told.at = open
        path.push({ told: other, next: 0 })
      }
    }
    return true
  }
}

/** What is on a circle, or has seen one, counts only what it saw outside of that. */
function settleTangled(told: ReadonlyMap<EntryId, Told>): void {
  const waitsFor = new Map<Told, number>()
  const seenBy = new Map<Told, Told[]>()
  for (const each of told.values()) {
    each.at = each.entry.at
    const others = othersSeen(each, told)
    waitsFor.set(each, others.length)
    for (const other of others) addTo(seenBy, other, each)
  }
  const ready = [...told.values()].filter((each) => waitsFor.get(each) === 0)
  for (const each of ready) {
    for (const later of seenBy.get(each) ?? []) {
      later.at = Math.max(later.at, each.at + 1)
      const left = must(waitsFor.get(later)) - 1
      waitsFor.set(later, left)
      if (left === 0) ready.push(later)
    }
  }
}

function othersSeen({ entry }: Told, told: ReadonlyMap<EntryId, Told>): readonly Told[] {
  const names = new Set(entry.seen)
  names.delete(entry.id)
  return [...names].flatMap((name) => told.get(name) ?? [])
}

/** Sorts in place by effective time, then id; most lists are in order already. */
export function sortByOrder<T extends { readonly at: Instant; readonly id: EntryId }>(list: T[]): T[] {
  for (let i = 1; i < list.length; i++) {
    const before = list[i - 1]
    const after = list[i]
    if (before && after && isBefore(after, before)) return list.sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }
  return list
}

export function isBefore(
  a: { readonly at: Instant; readonly id: EntryId },
  b: { readonly at: Instant; readonly id: EntryId },
): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id)
}
