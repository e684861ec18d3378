/**
 * Every entry that was told, by id. Of a kept ledger (kept-ledger.ts) the many that only report are unpacked when somebody
 * first asks for one that is not among the others: reading a plan asks for none of them.
 */

import { unpackRows } from '../../base/packed-rows.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { DeviceId, EntryId, PersonId } from '../ids.ts'
import type { Told } from './effective-time.ts'

/** A told entry as it is kept: of its body only what it is about. */
export interface KeptTold {
  readonly id: EntryId
  readonly at: number
  readonly kind: string
  readonly about: string
  readonly by?: PersonId
  readonly device?: DeviceId
}

export class ToldEntries extends Map<EntryId, Told> {
  #packed: { readonly rows: PackedRows; readonly count: number } | undefined

  override get size(): number {
    return super.size + (this.#packed?.count ?? 0)
  }

  override get(id: EntryId): Told | undefined {
    return super.get(id) ?? (this.#unpack() ? super.get(id) : undefined)
  }

  override has(id: EntryId): boolean {
    return super.has(id) || (this.#unpack() && super.has(id))
  }

  override keys(): MapIterator<EntryId> {
    this.#unpack()
    return super.keys()
  }

  override values(): MapIterator<Told> {
    this.#unpack()
    return super.values()
  }

  override entries(): MapIterator<[EntryId, Told]> {
    this.#unpack()
    return super.entries()
  }

  override [Symbol.iterator](): MapIterator<[EntryId, Told]> {
    return this.entries()
  }

  override forEach(visit: (told: Told, id: EntryId, all: Map<EntryId, Told>) => void): void {
    this.#unpack()
    super.forEach(visit)
  }

  /** Takes over what was kept; `rows` of `KeptTold`, `count` of them, none of them here. */
  addPacked(rows: PackedRows, count: number): void {
    this.#packed = { rows, count }
  }

  /** True where something was packed until now. */
  #unpack(): boolean {
    if (!this.#packed) return false
    const kept = unpackRows<KeptTold>(this.#packed.rows)
    this.#packed = undefined
    for (const each of kept) super.set(each.id, toldOf(each))
    return true
  }
}

/** Enough to be asked when and by whom it was said, and what it touches. */
function toldOf({ about, ...said }: KeptTold): Told {
  return { entry: { ...said, body: { item: about } }, at: said.at, kept: true }
}
