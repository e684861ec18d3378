/** What is said of an item's stages: asked for, approved, refused, moved; what it achieved, and who countersigned that (ST). */

import { envelopeOf, nameIn, readBody } from './entry-kind.ts'
import type { EntryKind } from './entry-kind.ts'
import type { FieldList } from './field-table.ts'
import { addTo, takeFrom } from './grouping.ts'
import { achievedFields, askedFields, countersignedFields, movedFields, wordFields } from './stage-fields.ts'
import type { SaidOfStages } from './stage-fields.ts'

export const stageAsked = kindOf('asked', askedFields)
export const stageApproved = kindOf('approved', wordFields)
export const stageRefused = kindOf('refused', wordFields)
export const stageMoved = kindOf('moved', movedFields)
export const achieved = kindOf('achieved', achievedFields)
export const countersigned = kindOf('countersigned', countersignedFields)

function kindOf<M extends { readonly item: string }>(
  type: SaidOfStages['type'],
  fields: FieldList<M>,
): EntryKind {
  return {
    index(told, ledger) {
      const read = readBody(fields, told, ledger, {})
      if (!read) return
      const { item, ...said } = read
      const { note } = told.entry
      const says = { type, ...said, ...(note !== undefined && { reason: note }) } as unknown as SaidOfStages
      addTo(ledger.governed, item, { ...envelopeOf(told), says })
      // Whatever is said of an item is found through its story.
      ledger.storyOf(item)
    },
    forget({ id, body }, ledger) {
      const item = nameIn(body['item'])
      if (item !== undefined) takeFrom(ledger.governed, item, id)
    },
    touch({ body }, touched) {
      const item = nameIn(body['item'])
      if (item !== undefined) touched.items.add(item)
    },
  }
}
