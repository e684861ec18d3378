/**
 * Start, finish, duration of an item: its commitment. A duration moves the finish where there is a start, the start where
 * there is only a finish, and stands alone where there is neither. A milestone has one day.
 */

import type { Day } from '../base/day.ts'
import type { Edit } from '../plan/edit.ts'
import { find } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Item } from '../plan/item.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandDay, demandInOrder, demandLeaf, demandNumber } from './demands.ts'
import { setField } from './edits.ts'
import { planAxis } from './plan-axis.ts'
import type { Refusal } from './refusal.ts'

/** Absent: as it is. Null: none. */
export interface SetDates {
  readonly item: ItemId
  readonly start?: Day | null
  readonly finish?: Day | null
  readonly duration?: number | null
  readonly deadline?: Day | null
}

export const setDates: Command<SetDates> = {
  name: 'item.setDates',
  title: 'Set dates',
  run(args, context) {
    const item = find(context.plan.items, args.item)
    if (!item) return refuse({ code: 'NOT_FOUND', facts: { kind: 'item', id: args.item } })
    const refusal = demandDates(args, item)
    if (refusal) return refuse(refusal)
    const dates = datesAfter(args, item, context)
    const disorder = demandInOrder(dates.start, dates.finish)
    if (disorder) return refuse(disorder)
    const { id } = item
    return plan([
      ...changed('start', dates.start, item),
      ...changed('finish', dates.finish, item),
      ...changed('duration', dates.duration, item),
      ...(args.deadline === undefined ? [] : [setField('item', id, 'deadline', args.deadline)]),
    ])
  },
}

function demandDates({ start, finish, duration, deadline }: SetDates, item: Item): Refusal | undefined {
  const ofMilestone =
    item.type === 'milestone' && duration
      ? ({ code: 'MILESTONE_HAS_NONE', facts: { title: item.title, what: 'duration' } } as const)
      : undefined
  return (
    demandLeaf(item, 'dates') ??
    demandDay('the start', start) ??
    demandDay('the finish', finish) ??
    demandDay('the deadline', deadline) ??
    ofMilestone ??
    demandNumber('the duration', duration, {
      least: item.type === 'milestone' ? 0 : 1,
      most: 10_000,
      whole: true,
    })
  )
}

interface Dates {
  readonly start: Day | undefined
  readonly finish: Day | undefined
  readonly duration: number | undefined
}

function datesAfter(args: SetDates, item: Item, context: CommandContext): Dates {
  const start = args.start === undefined ? item.start : (args.start ?? undefined)
  const finish = args.finish === undefined ? item.finish : (args.finish ?? undefined)
  const duration = args.duration === undefined ? item.duration : (args.duration ?? undefined)
  if (item.type === 'milestone') {
    const said = args.finish === undefined ? args.start : args.finish
    const day = said === undefined ? (item.finish ?? item.start) : (said ?? undefined)
    return { start: day, finish: day, duration }
  }
  if (!args.duration) return { start, finish, duration }
  const axis = planAxis(context)
  if (start !== undefined && !args.finish) {
    return { start, finish: axis.finishDay(axis.startBoundary(start) + args.duration), duration: undefined }
  }
  if (start === undefined && finish !== undefined) {
    return { start: axis.startDay(axis.finishBoundary(finish) - args.duration), finish, duration: undefined }
  }
  return { start, finish, duration }
}

/** The finish in force may be one that a check-in said, which no record holds. */
function changed<F extends keyof Dates>(field: F, value: Dates[F], item: Item): Edit[] {
  const inForce = item[field]
  if (value === inForce) return []
  const edit = setField('item', item.id, field, value ?? null)
  return field === 'finish' && edit.type === 'set' ? [{ ...edit, inForce: inForce ?? null }] : [edit]
}
