/** What the bodies of entries about stages and achieved value may say (FORMAT.md). A reason stands in the note. */

import type { Day } from '../../base/day.ts'
import { stagePlaces, stages, valueKinds } from '../governance.ts'
import type { Stage, StagePlace, ValueKind } from '../governance.ts'
import type { EntryId, ItemId } from '../ids.ts'
import { fieldList, members, required } from './field-table.ts'
import { anyNumber, day, id, oneOf } from './reader.ts'

export type SaidOfStages = { readonly reason?: string } & (
  | { readonly type: 'asked'; readonly stage: Stage }
  | { readonly type: 'approved' | 'refused'; readonly asked: EntryId }
  | { readonly type: 'moved'; readonly stage: StagePlace }
  | { readonly type: 'achieved'; readonly kind: ValueKind; readonly day: Day; readonly amount: number }
  | { readonly type: 'countersigned'; readonly achieved: Readonly<Record<string, number>> }
)

type Of<T extends SaidOfStages['type']> = Omit<Extract<SaidOfStages, { type: T }>, 'type' | 'reason'> & {
  readonly item: ItemId
}

const item = required('item', id)

export const askedFields = fieldList<Of<'asked'>>({ item, stage: required('stage', oneOf(...stages)) })
export const wordFields = fieldList<{ readonly item: ItemId; readonly asked: EntryId }>({
  item,
  asked: required('asked', id),
})
export const movedFields = fieldList<Of<'moved'>>({ item, stage: required('stage', oneOf(...stagePlaces)) })
export const achievedFields = fieldList<Of<'achieved'>>({
  item,
  kind: required('type', oneOf(...valueKinds)),
  day: required('day', day),
  amount: required('amount', anyNumber),
})
export const countersignedFields = fieldList<Of<'countersigned'>>({
  item,
  achieved: members('achieved', anyNumber, oneOf(...valueKinds)),
})
