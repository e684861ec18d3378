/** The items of a plan as a table: place, people, the three sets of dates, amounts and figures, under heads that Import knows. */

import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { Figures } from '../../engine/figures.ts'
import type { Item, Link } from '../../plan/item.ts'
import type { OwnerRef } from '../../plan/person.ts'
import type { Plan } from '../../plan/plan.ts'
import type { CsvCell } from './write-csv.ts'

export function csvOfPlan(figures: Figures): readonly (readonly CsvCell[])[] {
  const rows: CsvCell[][] = []
  const add = (index: number, level: number): void => {
    const item = figures.plan.items.list[index]
    if (!item) return
    const row = { figures, item, index, level }
    rows.push(columns.map(([, cell]) => cell(row)))
    for (const child of figures.structure.childrenOf(index)) add(child, level + 1)
  }
  for (const root of figures.structure.roots) add(root, 1)
  return [columns.map(([head]) => head), ...rows]
}

interface ItemRow {
  readonly figures: Figures
  readonly item: Item
  readonly index: number
  readonly level: number
}

/** A group's dates and amounts come from what is inside it, so only leaves carry what can be imported again. */
const columns: readonly (readonly [string, (row: ItemRow) => CsvCell])[] = [
  ['Id', ({ item }) => item.id],
  ['Outline level', ({ level }) => level],
  ['Title', ({ item }) => item.title],
  ['Milestone', ({ item }) => (item.type === 'milestone' ? 'yes' : undefined)],
  ['Owner', ({ figures: { plan }, item }) => ownerText(plan, item.owner)],
  ['Helpers', ({ figures: { plan }, item }) => helpersText(plan, item)],
  ['Department', ({ figures: { plan }, item }) => find(plan.departments, item.departmentId)?.name],
  ['Status', ({ figures: { plan }, item }) => find(plan.reports, item.id)?.status],
  ['Start', ({ item }) => item.start],
  ['Finish', ({ item }) => item.finish],
  ['Duration', ({ item }) => (item.start && item.finish ? undefined : item.duration)],
  ['Optimistic', ({ item }) => item.estimate?.optimistic],
  ['Most likely', ({ item }) => item.estimate?.likely],
  ['Pessimistic', ({ item }) => item.estimate?.pessimistic],
  ['Deadline', ({ item }) => item.deadline],
  ['Actual start', ({ figures: { plan }, item }) => find(plan.reports, item.id)?.actualStart],
  ['Actual finish', ({ figures: { plan }, item }) => find(plan.reports, item.id)?.actualFinish],
  ['Percent complete', ({ figures: { plan }, item }) => find(plan.reports, item.id)?.percent],
  ['Effort', ({ item }) => (item.effort === undefined ? undefined : `${item.effort} h`)],
  ['Budget', ({ item }) => item.budget],
  ['Actual cost', ({ figures: { plan }, item }) => find(plan.reports, item.id)?.cost ?? undefined],
  ['Labels', ({ item }) => Object.keys(item.labels).join('; ')],
  ['Predecessors', ({ figures, index }) => figures.structure.linksTo(index).map(linkText).join('; ')],
  ['Plan finish', ({ figures, index }) => day(figures.variance[index]?.baselineFinish)],
  ['Forecast finish', ({ figures, index }) => day(figures.variance[index]?.forecastFinish)],
  ['Working days late', ({ figures, index }) => figures.variance[index]?.total ?? undefined],
  ['Of these announced', ({ figures, index }) => figures.variance[index]?.announced ?? undefined],
  ['Planned value', ({ figures, index }) => cents(figures.value[index]?.pv)],
  ['Earned value', ({ figures, index }) => cents(figures.value[index]?.ev)],
  ['Notes', ({ item }) => item.notes],
]

function ownerText(plan: Plan, owner: OwnerRef | undefined): string | undefined {
  switch (owner?.type) {
    case 'person':
      return find(plan.people, owner.id)?.name
    case 'department':
      return find(plan.departments, owner.id)?.name
    case 'text':
      return owner.text
    case undefined:
      return undefined
  }
}

function helpersText(plan: Plan, { helpers }: Item): string {
  return Object.keys(helpers)
    .map((id) => find(plan.people, id)?.name ?? find(plan.departments, id)?.name ?? '')
    .filter((name) => name !== '')
    .join('; ')
}

/** As MS Project writes it: `build`, `buildSS+2d`. */
function linkText({ from, type, lag }: Link): string {
  if (type === 'FS' && lag === 0) return from
  return `${from} ${type}${lag === 0 ? '' : `${lag > 0 ? '+' : '-'}${Math.abs(lag)}d`}`
}

function day(value: Day | undefined): CsvCell {
  return value
}

function cents(value: number | undefined): CsvCell {
  return value === undefined ? undefined : Math.round(value * 100) / 100
}
