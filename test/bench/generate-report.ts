// What was said about one generated task in a quarter: weekly check-ins and bookings while it ran, then done.
import { addDays, weekday } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import type { Blocker, Booking, CheckIn, Report } from '../../shared/plan/report.ts'
import type { Chance } from './chance.ts'
import { workingDay } from './generate-work.ts'
import type { GeneratedTask } from './generate-work.ts'

/** Undefined for what has not begun. Most of what should be over is over; a few run late, are blocked or were forgotten. */
export function generateReport(
  task: GeneratedTask,
  around: Day,
  zone: string,
  chance: Chance,
): Report | undefined {
  const start = task.plannedStart + (task.late > 2 ? 1 : 0)
  if (start >= 0 || chance.below(30) === 0) return undefined
  const finish = Math.max(start, task.plannedFinish + task.late)
  const isDone = finish < 0 && (finish < -10 || chance.below(8) > 0)
  const last = isDone ? finish : -1 - chance.below(5)
  const length = Math.max(1, task.duration + task.late)
  const checkIns: CheckIn[] = []
  const bookings: Booking[] = []
  const by = task.item.owner?.type === 'person' ? { by: task.item.owner.id } : {}
  for (let offset = start; offset <= last; offset = offset === last ? last + 1 : Math.min(offset + 5, last)) {
    const at = instantOf(workingDay(around, offset), 480 + chance.below(500), zone)
    const share = Math.min(0.9, (offset - start + 1) / length)
    checkIns.push({
      id: chance.id(),
      itemId: task.item.id,
      at,
      ...by,
      status: isDone && offset === last ? 'done' : 'on track',
      ...(offset === start && { actualStart: workingDay(around, start) }),
      ...(isDone && offset === last
        ? { actualFinish: workingDay(around, last), percent: 100 }
        : { percent: Math.floor(share * 100) }),
    })
    if (task.item.budget !== undefined) {
      const day = workingDay(around, offset)
      const spent = (task.item.budget / length) * Math.min(5, last - offset + 1)
      const amount = Math.round(spent * (0.8 + chance.below(5) / 10))
      bookings.push({
        id: chance.id(),
        itemId: task.item.id,
        at,
        ...by,
        measure: 'cost',
        amount,
        day,
        total: false,
      })
    }
  }
  const blocker = !isDone && chance.below(12) === 0 ? blockerOf(around, chance) : undefined
  return reportOf(task.item.id, checkIns, bookings, blocker)
}

function blockerOf(around: Day, chance: Chance): Blocker {
  const since = workingDay(around, -1 - chance.below(8))
  const until = chance.below(2) === 0 ? { until: nextWorkday(addDays(around, chance.below(14))) } : {}
  return { kind: 'external', waitsFor: { type: 'outside', name: 'Supplier' }, since, ...until }
}

function reportOf(
  id: string,
  checkIns: readonly CheckIn[],
  bookings: readonly Booking[],
  blocker?: Blocker,
): Report | undefined {
  const first = checkIns[0]
  const last = checkIns.at(-1)
  if (!first || !last) return undefined
  return {
    id,
    status: blocker ? 'blocked' : (last.status ?? 'on track'),
    statusAt: last.at,
    ...(first.actualStart !== undefined && { actualStart: first.actualStart }),
    ...(last.actualFinish !== undefined && { actualFinish: last.actualFinish }),
    ...(last.percent !== undefined && { percent: last.percent, percentAt: last.at }),
    ...(blocker && { blocker }),
    saidAt: last.at,
    ...(last.by !== undefined && { saidBy: last.by }),
    checkIns,
    bookings,
    cost: bookings.length === 0 ? null : bookings.reduce((sum, booking) => sum + booking.amount, 0),
    hours: null,
  }
}

function nextWorkday(day: Day): Day {
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day
}
