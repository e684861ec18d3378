/**
 * CO6: what was said of progress does not move while hours are booked, or it went back. The last two check-ins that speak of
 * progress count: both say the same percent and the same remaining with hours booked in between, or the later percent is
 * lower than the one said before it. Said honestly, going back is no fault of anybody (HO1): it asks what happened, and is minor.
 */

import type { Booking, CheckIn, Report } from '../../plan/report.ts'
import { textOfDayNumber } from '../day-texts.ts'
import type { BaseFigures } from '../figures.ts'
import { whoCanMend } from '../who-can-mend.ts'
import { zoneDays } from '../zone-days.ts'
import type { Gap } from './gap.ts'
import { isOpenLeaf, showOnNowFrom } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

export const standsStill: ItemRule = {
  rule: 'CO6',
  reads: 'facts',
  find(base, index) {
    const report = base.reportOf[index]
    if (report === undefined || !isOpenLeaf(base, index)) return undefined
    const found = stillOf(report)
    return found && gapOf(base, index, found)
  },
}

interface Still {
  readonly last: CheckIn
  readonly before: CheckIn
  /** Booked between the two; 0 where percent fell. */
  readonly hours: number
  readonly fell: boolean
}

function stillOf({ checkIns, bookings }: Report): Still | undefined {
  const speaking = checkIns.filter(
    ({ percent, remaining }) => percent !== undefined || remaining !== undefined,
  )
  const last = speaking.at(-1)
  const before = speaking.at(-2)
  if (last === undefined || before === undefined) return undefined
  const told = speaking.slice(0, -1).findLast(({ percent }) => percent !== undefined)
  if (last.percent !== undefined && last.percent < (told?.percent ?? 0))
    return { last, before: told ?? before, hours: 0, fell: true }
  if (last.percent !== before.percent || last.remaining !== before.remaining) return undefined
  const hours = hoursBetween(bookings, before, last)
  return hours > 0 ? { last, before, hours, fell: false } : undefined
}

function hoursBetween(bookings: readonly Booking[], before: CheckIn, last: CheckIn): number {
  return bookings
    .filter(({ measure, total, at }) => measure === 'hours' && !total && at > before.at && at <= last.at)
    .reduce((sum, { amount }) => sum + amount, 0)
}

function gapOf(base: BaseFigures, index: number, { last, before, hours, fell }: Still): Gap {
  const said = textOfDayNumber(zoneDays(base.plan.settings.timeZone).dayNumberOf(last.at))
  return itemGap(base, index, {
    rule: 'CO6',
    severity: fell ? 'minor' : 'serious',
    person: whoCanMend(base, index),
    facts: {
      fell: fell ? 1 : 0,
      percent: last.percent ?? null,
      before: before.percent ?? null,
      remaining: last.remaining ?? null,
      hours,
      showOnNowFrom: showOnNowFrom(base, said),
    },
    mend: 'check in',
  })
}
