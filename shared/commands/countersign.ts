/** The controller countersigns what an implemented item achieved; that closes it. Nobody else's word does (ST). */

import { find } from '../base/table.ts'
import { stageStanding } from '../engine/stages/stage-standing.ts'
import { lackToClose } from '../engine/stages/waits-for.ts'
import { valueOf } from '../engine/stages/value-fields.ts'
import type { ItemId } from '../plan/ids.ts'
import { plan as planned, refuse } from './command.ts'
import type { Command } from './command.ts'
import { append } from './edits.ts'
import { stagedItem, stageLacks } from './stage-demands.ts'

export interface Countersign {
  readonly item: ItemId
  readonly text?: string
}

export const countersign: Command<Countersign> = {
  name: 'stage.countersign',
  title: 'Countersign',
  run({ item: id, text }, context) {
    const found = stagedItem(id, context)
    if (found.refusal) return refuse(found.refusal)
    const { plan, me, today } = context
    const { item } = found
    const controller = find(plan.people, item.controller)
    if (!controller) return refuse({ code: 'NO_CONTROLLER', facts: {} })
    if (controller.id !== me) return refuse({ code: 'NOT_CONTROLLER', facts: { name: controller.name } })
    const { place } = stageStanding(plan, item)
    if (place === 'closed') return planned([])
    if (place !== 'implemented') return refuse({ code: 'NOT_IMPLEMENTED', facts: {} })
    const { needs, approvers, achievement } = lackToClose(plan, item)
    if (achievement) return refuse({ code: 'NOTHING_ACHIEVED', facts: {} })
    const refusal = stageLacks(plan, { needs, approvers }, 'closed')
    if (refusal) return refuse(refusal)
    const achieved = valueOf(plan, item, today).flatMap(({ kind, achieved: amount }) =>
      amount === null ? [] : [[kind, amount]],
    )
    return planned([
      append('stage.countersigned', { item: id, achieved: Object.fromEntries(achieved) }, text?.trim()),
    ])
  },
}
