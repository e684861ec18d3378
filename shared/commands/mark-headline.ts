/** Marks one of up to three milestones that Now's headline follows (HL), or takes the mark off. */

import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface MarkHeadline {
  readonly item: ItemId
  readonly marked: boolean
}

const most = 3

export const markHeadline: Command<MarkHeadline> = {
  name: 'plan.markHeadline',
  title: 'Follow on Now',
  run: ({ item, marked }, { plan }) =>
    planUnless(marked ? (demandKnown(plan, 'item', item) ?? demandRoom(item, plan)) : undefined, () => [
      setField('plan', 'plan', `headlineMilestones.${item}`, marked ? true : null),
    ]),
}

function demandRoom(item: ItemId, { settings }: CommandContext['plan']): Refusal | undefined {
  const others = settings.headlineMilestones.filter((id) => id !== item)
  return others.length < most ? undefined : { code: 'TOO_MANY_HEADLINES', facts: { most } }
}
