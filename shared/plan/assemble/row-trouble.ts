/** What reading one row finds odd: bad values and names of what is not there. */

import type { Json } from '../../base/json.ts'
import type { EntityKind } from '../edit.ts'
import type { Fault, FaultCode } from '../fault.ts'
import { foundText } from './fault-book.ts'
import type { Trouble } from './field-table.ts'
import type { References, Row } from './references.ts'
import { noWorkingDays } from './settings-fields.ts'

export class RowTrouble implements Trouble {
  readonly row: Row
  isMuted = false
  readonly #references: References
  #faults: Fault[] | undefined

  constructor(row: Row, references: References) {
    this.row = row
    this.#references = references
  }

  get faults(): readonly Fault[] {
    return this.#faults ?? none
  }

  bad(field: string, value: Json, expects: string): void {
    if (this.isMuted) return
    const code = expects === noWorkingDays ? 'NO_WORKING_DAYS' : 'BAD_VALUE'
    this.say(code, { field, found: foundText(value) })
  }

  refers(field: string, kinds: readonly EntityKind[], id: string): boolean {
    for (const kind of kinds) if (this.#references.isLiving(kind, id)) return true
    for (const kind of kinds) this.#references.wait(this.row, kind, id)
    if (!kinds.some((kind) => this.#references.isKnown(kind, id))) this.say('DANGLING', { field, ids: [id] })
    return false
  }

  say(code: FaultCode, more: Omit<Fault, 'code' | 'kind' | 'id'> = {}): void {
    if (this.isMuted) return
    this.#faults ??= []
    this.#faults.push({ code, kind: this.row.kind, id: this.row.id, ...more })
  }
}

const none: readonly Fault[] = Object.freeze([])
