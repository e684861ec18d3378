// The items and links of a generated plan: groups of about twelve tasks in a chain with side branches, groups that wait
// for one another. Days are offsets in working days (Monday to Friday) from the day the plan is generated around.
import { addDays, weekday } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import type { Item, Link } from '../../shared/plan/item.ts'
import type { Chance } from './chance.ts'

export interface GeneratedTask {
  readonly item: Item
  readonly duration: number
  /** Offsets as first planned; the commitment in `item` may have moved since. */
  readonly plannedStart: number
  readonly plannedFinish: number
  readonly late: number
}

export interface GeneratedWork {
  readonly items: readonly Item[]
  readonly links: readonly Link[]
  readonly tasks: readonly GeneratedTask[]
}

const groupSize = 13

export function generateWork(
  count: number,
  personCount: number,
  goalCount: number,
  departmentCount: number,
  around: Day,
  chance: Chance,
  since = 60,
): GeneratedWork {
  const items: Item[] = []
  const links: Link[] = []
  const tasks: GeneratedTask[] = []
  const groups: GeneratedTask[][] = []
  while (items.length < count) {
    const departmentId = `d${groups.length % departmentCount}`
    const group = itemOf(chance.id(), 'group', groups.length, {
      title: `Initiative ${groups.length}`,
      departmentId,
    })
    items.push(group)
    const members: GeneratedTask[] = []
    let free = -since + chance.below(since + 2)
    while (items.length < count && members.length < groupSize - 1) {
      const previous = members.at(-1)
      const isMilestone = members.length === groupSize - 2
      const duration = isMilestone ? 0 : 1 + chance.below(8)
      const plannedStart = previous ? free + chance.below(3) : free
      const task = taskOf(chance, around, {
        index: members.length,
        parentId: group.id,
        departmentId,
        duration,
        plannedStart,
        personId: `p${chance.below(personCount)}`,
        goalId: `kr${groups.length % goalCount}`,
      })
      if (previous) links.push(linkOf(chance, previous, task))
      const earlier = members[chance.below(Math.max(1, members.length - 1))]
      if (earlier && earlier !== previous && chance.below(10) < 6) links.push(linkOf(chance, earlier, task))
      free = plannedStart + duration
      members.push(task)
      items.push(task.item)
      tasks.push(task)
    }
    linkToEarlierGroup(groups, members, links, chance)
    groups.push(members)
  }
  return { items, links, tasks }
}

/** The working day that many from the given one; a day off counts as the next working day. */
export function workingDay(from: Day, offset: number): Day {
  let day = from
  while (weekday(day) > 5) day = addDays(day, 1)
  const place = weekday(day) - 1
  const weeks = Math.floor((place + offset) / 5)
  return addDays(day, weeks * 7 + (place + offset - weeks * 5) - place)
}

interface TaskFacts {
  readonly index: number
  readonly parentId: string
  readonly departmentId: string
  readonly duration: number
  readonly plannedStart: number
  readonly personId: string
  readonly goalId: string
}

function taskOf(chance: Chance, around: Day, facts: TaskFacts): GeneratedTask {
  const { index, duration, plannedStart } = facts
  const plannedFinish = plannedStart + Math.max(0, duration - 1)
  const late = chance.below(6) === 0 ? 1 + chance.below(5) : 0
  const day = duration === 0 ? plannedStart - 1 : plannedStart
  const budget = duration * (500 + chance.below(40) * 50)
  const item = itemOf(chance.id(), duration === 0 ? 'milestone' : 'task', index, {
    title: duration === 0 ? 'Ready' : `Task ${index}`,
    parentId: facts.parentId,
    departmentId: facts.departmentId,
    ...(chance.below(12) > 0 && { owner: { type: 'person' as const, id: facts.personId } }),
    ...(chance.below(15) > 0 && { contributes: { [facts.goalId]: 1 } }),
    start: workingDay(around, day),
    finish: workingDay(around, duration === 0 ? day : plannedFinish + late),
    ...(duration > 0 && { budget, effort: duration * 6 }),
  })
  return { item, duration, plannedStart: day, plannedFinish: duration === 0 ? day : plannedFinish, late }
}

/** Finish to start inside the chain; now and then another type or a lag. */
function linkOf(chance: Chance, from: GeneratedTask, to: GeneratedTask): Link {
  const kind = chance.below(20)
  const type = kind === 0 ? 'SS' : kind === 1 ? 'FF' : 'FS'
  const lag = type === 'FS' ? (kind === 2 ? 2 : kind === 3 ? -1 : 0) : 1
  return { id: chance.id(), from: from.item.id, to: to.item.id, type, lag }
}

function linkToEarlierGroup(
  groups: readonly GeneratedTask[][],
  members: readonly GeneratedTask[],
  links: Link[],
  chance: Chance,
): void {
  for (let n = 0; n < 3; n++) {
    const source = groups[groups.length - 1 - chance.below(Math.min(20, groups.length) || 1)]
    const target = members[chance.below(members.length || 1)]
    const from = source?.findLast((task) => target !== undefined && task.plannedFinish < target.plannedStart)
    if (from && target) links.push(linkOf(chance, from, target))
  }
}

function itemOf(id: string, type: Item['type'], index: number, more: Partial<Item>): Item {
  return {
    id,
    title: id,
    type,
    order: `a${String(index).padStart(6, '0')}`,
    helpers: {},
    labels: {},
    contributes: {},
    evidence: {},
    rightAsItIs: {},
    ...more,
  }
}
