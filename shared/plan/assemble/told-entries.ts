/**
 * Every entry that was told, by id. Of a kept ledger (kept-ledger.ts) the many that only report are unpacked when somebody
 * first asks for one that is not among the others: reading a plan asks for none of them.
 */

import { unpackRows } from '../../base/packed-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { EntryId } from '../ids.ts'
import type { Told } from './effective-time.ts'

/** A told entry as it is kept: of its body only what it is about. */
export interface KeptTold {
  readonly id: EntryId
  readonly at: number
  readonly kind: string
  readonly about: string
}

export class ToldEntries {
  readonly #told = new Map<EntryId, Told>()
  #packed: { readonly rows: PackedRows; readonly count: number } | undefined

  get size(): number {
    return this.#told.size + (this.#packed?.count ?? 0)
  }

  get(id: EntryId): Told | undefined {
    return this.#told.get(id) ?? this.#unpacked()?.get(id)
  }

  has(id: EntryId): boolean {
    return this.#told.has(id) || (this.#unpacked()?.has(id) ?? false)
  }

  set(id: EntryId, told: Told): void {
    this.#told.set(id, told)
  }

  keys(): Iterable<EntryId> {
    this.#unpacked()
    return this.#told.keys()
  }

  values(): Iterable<Told> {
    this.#unpacked()
    return this.#told.values()
  }

  /** Takes over what was kept; `rows` of `KeptTold`, `count` of them. */
  addPacked(rows: PackedRows, count: number): void {
    this.#packed = { rows, count }
  }

  /** The map, where something was packed until now. */
  #unpacked(): ReadonlyMap<EntryId, Told> | undefined {
    if (!this.#packed) return undefined
    const kept = unpackRows<KeptTold>(this.#packed.rows)
    this.#packed = undefined
    for (const each of kept) if (!this.#told.has(each.id)) this.#told.set(each.id, toldOf(each))
    return this.#told
  }
}

/** Enough to be asked when it was said and what it touches. */
function toldOf({ id, at, kind, about }: KeptTold): Told {
  return { entry: { id, kind, at, body: { item: about } }, at, kept: true }
}
