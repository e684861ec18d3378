/** The value of an item as planned, for a day: what it began with, what is aimed at, what is expected. Null takes it off. */

import type { Day } from '../base/day.ts'
import { valueKey, valueKinds, valueMeasures } from '../plan/governance.ts'
import type { ValueKind, ValueMeasure } from '../plan/governance.ts'
import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandDay, demandKnown, demandNumber } from './demands.ts'
import { setField } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface SetValue {
  readonly item: ItemId
  readonly kind: ValueKind
  readonly measure: ValueMeasure
  readonly day: Day
  readonly amount: number | null
}

export const setValue: Command<SetValue> = {
  name: 'item.setValue',
  title: 'Change value',
  run: ({ item, kind, measure, day, amount }, { plan }) =>
    planUnless(
      demandKnown(plan, 'item', item) ??
        demandKind(kind) ??
        (valueMeasures.includes(measure)
          ? undefined
          : { code: 'BAD_WORD', facts: { what: 'measure', found: String(measure) } }) ??
        demandDay('the value', day) ??
        demandNumber('the value', amount, { least: -1e15 }),
      () => [setField('item', item, `values.${valueKey(kind, measure, day)}`, amount)],
    ),
}

export function demandKind(kind: ValueKind): Refusal | undefined {
  return valueKinds.includes(kind)
    ? undefined
    : { code: 'BAD_WORD', facts: { what: 'kind of value', found: String(kind) } }
}
