/** What an item achieved by a day: an entry of the record, beside what was planned. */

import type { Day } from '../base/day.ts'
import type { ValueKind } from '../plan/governance.ts'
import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandHappened, demandKnown, demandNumber, demandSpeaker } from './demands.ts'
import { append } from './edits.ts'
import { demandKind } from './set-value.ts'

export interface AchieveValue {
  readonly item: ItemId
  readonly kind: ValueKind
  readonly amount: number
  /** Absent: today. */
  readonly day?: Day
}

export const achieveValue: Command<AchieveValue> = {
  name: 'item.achieve',
  title: 'Say what was achieved',
  run: ({ item, kind, amount, day }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandKnown(context.plan, 'item', item) ??
        demandKind(kind) ??
        demandNumber('the value', amount, { least: -1e15 }) ??
        demandHappened('the day', day, context),
      () => [append('value.achieved', { item, type: kind, day: day ?? context.today, amount })],
    ),
}
