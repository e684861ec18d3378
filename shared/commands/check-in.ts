/**
 * Says how one item stands (story.md 2): only what is said is recorded, the rest stays as it was. Hours and cost become
 * bookings of today; a new finish becomes the commitment; waiting for an item can propose the link to it.
 */

import type { Day } from '../base/day.ts'
import type { JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { ItemId, PersonId } from '../plan/ids.ts'
import type { Blocker, Status, WaitsFor } from '../plan/report.ts'
import type { Edit } from '../plan/edit.ts'
import { demandCheckIn } from './demand-check-in.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandLink } from './create-link.ts'
import { append, createRecord } from './edits.ts'

export interface CheckIn {
  readonly item: ItemId
  readonly status?: Status
  readonly actualStart?: Day
  readonly actualFinish?: Day
  readonly finish?: Day
  /** Either of them; the other follows. */
  readonly percent?: number
  readonly remaining?: number
  readonly blocker?: Blocker
  /** Links what is blocked to the item that it waits for, where that is not linked yet. */
  readonly proposeLink?: boolean
  /** On behalf of this person, who may confirm it. */
  readonly forPerson?: PersonId
  /** Added since last time: zero is not said. */
  readonly hours?: number
  readonly cost?: number
  readonly note?: string
  readonly evidence?: string
}

export const checkIn: Command<CheckIn> = {
  name: 'item.checkIn',
  title: 'Check in',
  run(args, context) {
    const said = asSaid(args, context)
    const refusal = demandCheckIn(said, context) ?? demandProposedLink(said, context)
    if (refusal) return refuse(refusal)
    return plan([...proposedLink(said, context), ...checkInEdits(said, context)])
  },
}

/** *Done* without a day was done today; a blocker without a status blocks. */
function asSaid(args: CheckIn, { today }: CommandContext): CheckIn {
  if (args.status === 'done' && args.actualFinish === undefined) return { ...args, actualFinish: today }
  return args.blocker && args.status === undefined ? { ...args, status: 'blocked' } : args
}

export function checkInEdits(args: CheckIn, { me, today }: CommandContext): Edit[] {
  const { item, status, actualStart, actualFinish, finish, percent, remaining, blocker, forPerson } = args
  const { hours, cost } = args
  const evidence = args.evidence?.trim() || undefined
  const note = args.note?.trim()
  const body = {
    status,
    actualStart,
    actualFinish,
    finish,
    percent,
    remaining,
    blocker: blocker && blockerBody(blocker),
    forPerson: forPerson === me ? undefined : forPerson,
    evidence,
  }
  const says = Object.values(body).some((value) => value !== undefined) || !!note
  const booking = (measure: 'cost' | 'hours', amount: number | undefined): Edit[] =>
    amount ? [append('booking', { item, measure, amount, day: today })] : []
  return [
    ...(says ? [append('checkIn', { item, ...body }, note)] : []),
    ...booking('hours', hours),
    ...booking('cost', cost),
  ]
}

function blockerBody({ kind, waitsFor, chasedBy, since, until }: Blocker): JsonObject {
  return {
    kind,
    waitsFor: waitsForBody(waitsFor),
    since,
    ...(chasedBy !== undefined && { chasedBy }),
    ...(until !== undefined && { until }),
  }
}

function waitsForBody(waitsFor: WaitsFor): JsonObject {
  if (waitsFor.type === 'outside') return { outside: waitsFor.name.trim() }
  return { [waitsFor.type]: waitsFor.id }
}

function linkOf({ item, blocker, proposeLink }: CheckIn): { from: ItemId; to: ItemId } | undefined {
  const waitsFor = proposeLink ? blocker?.waitsFor : undefined
  return waitsFor?.type === 'item' ? { from: waitsFor.id, to: item } : undefined
}

function demandProposedLink(args: CheckIn, { plan }: CommandContext): ReturnType<typeof demandLink> {
  const link = linkOf(args)
  const refusal = link && demandLink(plan, link)
  return refusal?.code === 'LINK_EXISTS' ? undefined : refusal
}

function proposedLink(args: CheckIn, { plan, newId }: CommandContext): Edit[] {
  const link = linkOf(args)
  if (!link || !find(plan.items, link.from)) return []
  if (plan.links.list.some(({ from, to }) => from === link.from && to === link.to)) return []
  return [createRecord('link', newId(), { ...link, type: 'FS', lag: 0 })]
}
