/**
 * The source of a plan as it was (AG2): what had been said by then, even where it arrived later, and what stood in each
 * field, by walking back over the changes made since; what was created since is left out. When something was said is its
 * effective time, so whatever an entry had seen is there with it. Going from one day to another, either way, costs what
 * happened between the two. Nothing of it is stored.
 */

import { must } from '../../base/assert.ts'
import type { Instant } from '../../base/instant.ts'
import { settle } from '../assemble/settled-entries.ts'
import type { Settled } from '../assemble/settled-entries.ts'
import type { Told } from '../assemble/effective-time.ts'
import type { EntityKind } from '../edit.ts'
import type { PlanSource, SourceChange, SourceEntry, SourceRecord } from '../source.ts'
import { recordAsOf, recordHistories } from './record-history.ts'
import type { RecordHistories } from './record-history.ts'

type Records = Record<EntityKind, Map<string, SourceRecord>>

export class PlanPast {
  /** As of `end`: its maps change as `moveTo` does; a record in them is replaced, never changed. */
  readonly source: PlanSource
  /** Every entry with its effective time, in order: also those said since. */
  readonly told: readonly Told[]
  readonly #present: PlanSource
  readonly #records: Records
  readonly #index: RecordIndex
  #end: Instant
  /** What stands as of an earlier moment than all else. */
  #apart: { readonly part: PastPart; readonly end: Instant } | undefined

  /** `end` inclusive; `index`: of this very source, where it is at hand. */
  constructor(present: PlanSource, end: Instant, index: RecordIndex = recordIndex(present)) {
    this.#present = present
    this.#end = end
    this.#index = index
    this.told = index.told
    this.#records = recordsAsOf(present, index.histories, end)
    const { told } = this
    const until = (): number => this.#countTo(this.#end)
    const isThere = (one: Told): boolean =>
      !this.#apart || one.at <= this.#apart.end || !this.#apart.part.meansEntry(one.entry)
    this.source = {
      ...present,
      records: this.#records,
      entries: {
        *[Symbol.iterator]() {
          for (let i = 0, count = until(); i < count; i++) {
            const one = must(told[i])
            if (isThere(one)) yield one.entry
          }
        },
      },
    }
  }

  get end(): Instant {
    return this.#end
  }

  /** What was said by then, in order; undefined where it has no order of its own, and has to be read as it comes. */
  get settled(): readonly Told[] | undefined {
    return this.#index.isTangled ? undefined : this.told.slice(0, this.#countTo(this.#end))
  }

  /** What is different in `source` from now on. Nothing may be apart. */
  moveTo(end: Instant): SourceChange {
    const from = this.#end
    this.#end = end
    return this.#change(from, end)
  }

  /**
   * The same, where only that part goes to an earlier moment and all else stays: what is said of the rest changes nothing
   * that is looked at. At `end` it is with all else again.
   */
  movePart(part: PastPart, end: Instant): SourceChange {
    const from = this.#apart?.end ?? this.#end
    this.#apart = end === this.#end ? undefined : { part, end }
    return this.#change(from, end, part)
  }

  /** When records of that part read differently, after one moment and through another. */
  turnsOf(part: PastPart, from: Instant, to: Instant): readonly Instant[] {
    const { turns, histories } = this.#index
    const between = turns.slice(firstAfter(turns, from), firstAfter(turns, to))
    return between.flatMap(({ at, key }) => {
      const { kind, id } = must(histories.get(key))
      return part.meansRecord(kind, id) ? at : []
    })
  }

  #change(start: Instant, end: Instant, part?: PastPart): SourceChange {
    const [from, to] = [Math.min(start, end), Math.max(start, end)]
    const between = this.told
      .slice(this.#countTo(from), this.#countTo(to))
      .flatMap(({ entry }) => (!part || part.meansEntry(entry) ? entry : []))
    const { turns, histories } = this.#index
    const first = firstAfter(turns, from)
    const keys = new Set(turns.slice(first, firstAfter(turns, to)).map(({ key }) => key))
    const changed = [...keys].flatMap((key) => {
      const { kind, id } = must(histories.get(key))
      return !part || part.meansRecord(kind, id) ? this.#turn(key, end) : []
    })
    const anew = this.#index.isTangled && ({ anew: true } as const)
    return end < start
      ? { changed, added: [], removed: between, ...anew }
      : { changed, added: between, ...anew }
  }

  #turn(key: string, end: Instant): SourceChange['changed'][number] {
    const history = must(this.#index.histories.get(key))
    const { kind, id } = history
    const then = recordAsOf(must(this.#present.records[kind].get(id)), history, end)
    if (then) this.#records[kind].set(id, then)
    else this.#records[kind].delete(id)
    return { kind, id }
  }

  #countTo(end: Instant): number {
    return firstAfter(this.told, end)
  }
}

/** Some of what was said and written. */
export interface PastPart {
  meansEntry(entry: SourceEntry): boolean
  meansRecord(kind: EntityKind, id: string): boolean
}

/** What every past day of a source is read from: made once, and good until anything is said or changed. */
export interface RecordIndex extends Settled {
  readonly histories: RecordHistories
  /** When a record reads differently, oldest first. */
  readonly turns: readonly { readonly at: Instant; readonly key: string }[]
}

export function recordIndex(source: PlanSource): RecordIndex {
  const settled = settle(source.entries)
  const histories = recordHistories(source, settled.told)
  return { ...settled, histories, turns: turnsOf(histories) }
}

/** A source as it was, once. */
export function sourceAsOf(source: PlanSource, end: Instant): PlanSource {
  return new PlanPast(source, end).source
}

function recordsAsOf(present: PlanSource, histories: RecordHistories, end: Instant): Records {
  const kinds = Object.entries(present.records) as [EntityKind, ReadonlyMap<string, SourceRecord>][]
  const records = kinds.map(([kind, list]) => {
    const then = new Map<string, SourceRecord>()
    for (const [id, found] of list) {
      const record = recordAsOf(found, histories.get(`${kind}/${id}`), end)
      if (record) then.set(id, record)
    }
    return [kind, then] as const
  })
  return Object.fromEntries(records) as Records
}

function turnsOf(histories: RecordHistories): readonly { readonly at: Instant; readonly key: string }[] {
  const turns: { readonly at: Instant; readonly key: string }[] = []
  for (const [key, { born, fields, named }] of histories) {
    for (const at of born === undefined ? named : [born, ...named]) turns.push({ at, key })
    for (const steps of fields.values()) for (const { at } of steps) turns.push({ at, key })
  }
  return turns.sort((a, b) => a.at - b.at)
}

/** Of a list in order of time, the place of the first that is later. */
function firstAfter(list: readonly { readonly at: Instant }[], end: Instant): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (must(list[middle]).at <= end) low = middle + 1
    else high = middle
  }
  return low
}
