/** What a kind of ledger entry knows of itself: what it adds to the ledger, and what is folded anew because of one. */

import type { Instant } from '../../base/instant.ts'
import type { Json } from '../../base/json.ts'
import type { Fault } from '../fault.ts'
import type { EntryId, PersonId } from '../ids.ts'
import type { SourceEntry } from '../source.ts'
import type { Told } from './effective-time.ts'
import { foundText } from './fault-book.ts'
import { readFields } from './field-table.ts'
import type { FieldList, Trouble } from './field-table.ts'
import type { Ledger } from './ledger.ts'
import type { Touched } from './touched.ts'

export interface EntryKind {
  index(told: Told, ledger: Ledger): void
  /** Takes back what `index` did. */
  forget(entry: SourceEntry, ledger: Ledger): void
  touch(entry: SourceEntry, touched: Touched, ledger: Ledger): void
}

/** The envelope as every said thing carries it. */
export interface Said {
  readonly id: EntryId
  readonly at: Instant
  readonly by?: PersonId
}

export function envelopeOf({ entry, at }: Told): { id: EntryId; at: Instant; by?: PersonId } {
  return entry.by === undefined ? { id: entry.id, at } : { id: entry.id, at, by: entry.by }
}

/** The body read onto the envelope; what is bad in it is a fault, and left out. Undefined when nothing can be made of it. */
export function readBody<M, Into extends object>(
  list: FieldList<M>,
  { entry }: Told,
  ledger: Ledger,
  into: Into,
): (Into & M) | undefined {
  const trouble = new EntryTrouble(entry.id)
  const read = readFields(list, entry.body, trouble, into)
  if (trouble.faults) ledger.faultsOf(entry.id, trouble.faults)
  return read
}

class EntryTrouble implements Trouble {
  readonly id: EntryId
  faults: Fault[] | undefined

  constructor(id: EntryId) {
    this.id = id
  }

  bad(field: string, value: Json): void {
    this.faults ??= []
    this.faults.push({ code: 'BAD_ENTRY', kind: 'entry', id: this.id, field, found: foundText(value) })
  }

  refers(): boolean {
    return true
  }
}

export function nameIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
