/** Where too full a week comes from: the work that falls into it, and the hours that the person has in it (CA1). */

import { dayToNumber } from '../../base/day.ts'
import { capacityOf, daysHere } from '../capacity.ts'
import type { BaseFigures } from '../figures.ts'
import type { Explanation, LoadFigure, Operand, Part, PersonWeek } from './explanation.ts'

/** Undefined where no work of that person is left in that week or after it. */
export function explainLoad(base: BaseFigures, figure: LoadFigure, of: PersonWeek): Explanation | undefined {
  const position = base.plan.people.indexById.get(of.id) ?? -1
  const capacity = capacityOf(base)
  const week = capacity.weeksOf(position).find((each) => each.week === of.week)
  if (week === undefined) return undefined
  const inWeek: Operand = { name: 'week', value: of.week, unit: 'day' }
  if (figure === 'weekHours')
    return {
      question: { figure, of },
      value: week.capacity,
      unit: 'hours',
      operands: [...hoursOperands(base, position, of), inWeek],
      parts: [],
      entries: [],
    }
  return {
    question: { figure, of },
    value: week.load - week.capacity,
    unit: 'hours',
    operands: [
      { name: 'load', value: week.load, unit: 'hours' },
      { name: 'weekHours', value: week.capacity, unit: 'hours', opens: { figure: 'weekHours', of } },
      inWeek,
    ],
    parts: capacity.workIn(position, of.week).flatMap((work) => partOf(base, work)),
    entries: [],
  }
}

function hoursOperands(
  { plan, schedule }: BaseFigures,
  position: number,
  of: PersonWeek,
): readonly Operand[] {
  const person = plan.people.list[position]
  if (person === undefined) return []
  return [
    { name: 'perWeek', value: person.hoursPerWeek, unit: 'hours' },
    {
      name: 'daysHere',
      value: person.left ? 0 : daysHere(person, schedule.axis, dayToNumber(of.week)),
      unit: 'working days',
    },
    { name: 'workdays', value: plan.settings.calendar.workdays.length, unit: 'working days' },
  ]
}

function partOf(
  base: BaseFigures,
  { index, hours }: { readonly index: number; readonly hours: number },
): Part[] {
  const id = base.plan.items.list[index]?.id
  const saidAt = base.freshness[index]?.saidAt
  if (id === undefined) return []
  return [{ of: { type: 'item', id }, value: hours, ...(saidAt !== undefined && { saidAt }) }]
}
