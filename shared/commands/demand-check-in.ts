/** What a check-in must not say: percent 140, percent and remaining at once, a finish before the start, progress of a group. */

import { find } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import { statuses } from '../plan/report.ts'
import type { Blocker, Report } from '../plan/report.ts'
import type { CheckIn } from './check-in.ts'
import type { CommandContext } from './command.ts'
import {
  demandDay,
  demandHappened,
  demandInOrder,
  demandKnown,
  demandLeaf,
  demandNumber,
  demandShort,
  demandSpeaker,
  demandText,
  mostLetters,
} from './demands.ts'
import type { Refusal } from './refusal.ts'

export function demandCheckIn(args: CheckIn, context: CommandContext): Refusal | undefined {
  const { plan } = context
  const item = find(plan.items, args.item)
  if (!item) return { code: 'NOT_FOUND', facts: { kind: 'item', id: args.item } }
  const report = find(plan.reports, args.item)
  return (
    demandSpeaker(context) ??
    demandSaid(args) ??
    demandStatus(args) ??
    demandGroup(args, item) ??
    demandProgress(args) ??
    demandActual(args, report, context) ??
    demandDay('the new finish', args.finish) ??
    demandPromise(args, report) ??
    demandBlocker(args.blocker, item, context) ??
    demandKnown(plan, 'person', args.forPerson) ??
    demandBooked('hours', args.hours, report?.hours) ??
    demandBooked('cost', args.cost, report?.cost) ??
    demandShort('a note', args.note, mostLetters.note) ??
    demandShort('evidence', args.evidence, mostLetters.note)
  )
}

function demandSaid(args: CheckIn): Refusal | undefined {
  const { item: _, proposeLink: __, forPerson: ___, note, ...said } = args
  const says =
    note?.trim() || Object.values(said).some((value) => value !== undefined && value !== '' && value !== 0)
  return says || args.remaining === 0 || args.percent === 0 ? undefined : { code: 'NOTHING_SAID', facts: {} }
}

function demandStatus({ status, blocker }: CheckIn): Refusal | undefined {
  if (status !== undefined && !statuses.includes(status)) {
    return { code: 'BAD_WORD', facts: { what: 'status', found: status } }
  }
  return status === 'blocked' && !blocker ? { code: 'BLOCKED_BY_WHAT', facts: {} } : undefined
}

/** A group carries its department's word; what is done and spent comes from the work inside. */
function demandGroup(args: CheckIn, item: Item): Refusal | undefined {
  const { percent, remaining, actualStart, actualFinish, finish, hours, cost } = args
  const reports = [percent, remaining, actualStart, finish, hours, cost].some((value) => value !== undefined)
  const isDone = actualFinish !== undefined && args.status !== 'done'
  return reports || isDone ? demandLeaf(item, 'dates and progress') : undefined
}

export function demandProgress({
  percent,
  remaining,
}: Pick<CheckIn, 'percent' | 'remaining'>): Refusal | undefined {
  if (percent !== undefined && remaining !== undefined) return { code: 'PERCENT_AND_REMAINING', facts: {} }
  return (
    demandNumber('the percent done', percent, { least: 0, most: 100 }) ??
    demandNumber('the days left', remaining, { least: 0, most: 10_000 })
  )
}

export function demandActual(
  args: Pick<CheckIn, 'actualStart' | 'actualFinish'>,
  report: Report | undefined,
  context: CommandContext,
): Refusal | undefined {
  const { actualStart = report?.actualStart, actualFinish } = args
  return (
    demandHappened('the start', args.actualStart, context) ??
    demandHappened('the finish', actualFinish, context) ??
    demandInOrder(actualStart, actualFinish)
  )
}

/** What has started cannot be promised for a day before. */
function demandPromise({ finish, actualStart }: CheckIn, report: Report | undefined): Refusal | undefined {
  return demandInOrder(actualStart ?? report?.actualStart, finish)
}

function demandBlocker(
  blocker: Blocker | undefined,
  item: Item,
  { plan }: CommandContext,
): Refusal | undefined {
  if (!blocker) return undefined
  const { waitsFor, since, until, chasedBy } = blocker
  if (waitsFor.type === 'item' && waitsFor.id === item.id) {
    return { code: 'WAITS_FOR_ITSELF', facts: { title: item.title } }
  }
  const whom =
    waitsFor.type === 'outside'
      ? demandText('what it waits for', waitsFor.name)
      : demandKnown(plan, waitsFor.type, waitsFor.id)
  const order =
    until !== undefined && until < since
      ? ({ code: 'END_BEFORE_BEGINNING', facts: { from: since, to: until } } as const)
      : undefined
  return (
    whom ??
    demandDay('blocked since', since) ??
    demandDay('expected by', until) ??
    order ??
    demandKnown(plan, 'person', chasedBy)
  )
}

/** A correction may take off what was booked, never more. */
function demandBooked(
  what: string,
  amount: number | undefined,
  booked: number | null | undefined,
): Refusal | undefined {
  const bad = demandNumber(what, amount, { least: -1e15 })
  if (bad || amount === undefined || amount >= 0 || (booked ?? 0) + amount >= 0) return bad
  return { code: 'LESS_THAN_NOTHING', facts: { what, booked: booked ?? 0, amount } }
}
