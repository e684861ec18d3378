// The edits that people really make, as commands would ask for them, each on work where it makes sense.
import { addDays } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { none, progressStates } from '../../shared/engine/schedule.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { Item } from '../../shared/plan/item.ts'
import type { Chance } from './chance.ts'

export interface EditKind {
  readonly name: string
  /** Of figures as they are, one edit more; `at` counts the edits of its kind. Undefined: nothing to edit there. */
  make(figures: Figures, chance: Chance, at: number): readonly Edit[] | undefined
}

export const editKinds: readonly EditKind[] = [
  kind('check-in', (figures, chance) => {
    const item = openTask(figures, chance)
    return item && [said(item, 'checkIn', { status: 'on track', percent: 10 + chance.below(80) })]
  }),
  kind('done', (figures, chance) => {
    const item = openTask(figures, chance)
    return item && [said(item, 'checkIn', { status: 'done', actualFinish: figures.moment.statusDate })]
  }),
  kind('finish moved', (figures, chance) => {
    const item = openTask(figures, chance)
    return item && [finish(item, figures, 1 + chance.below(9) - 4)]
  }),
  kind('finish of the last task moved', (figures, _, at) => {
    const item = lastTask(figures)
    return item && [finish(item, figures, at % 2 === 0 ? 7 : -7)]
  }),
  kind('owner given', (figures, chance) => {
    const item = openTask(figures, chance)
    const { list } = figures.plan.people
    const person = list[chance.below(list.length)]
    return item && person && [set('item', item.id, 'owner', person.id)]
  }),
  kind('title changed', (figures, chance, at) => {
    const item = openTask(figures, chance)
    return item && [set('item', item.id, 'title', `Work ${at}`)]
  }),
  kind('link drawn', (figures, chance) => {
    const [from, to] = [openTask(figures, chance), openTask(figures, chance)].sort(byStart(figures))
    if (!from || !to || byStart(figures)(from, to) === 0) return undefined
    const record = { from: from.id, to: to.id, type: 'FS', lag: 0 }
    return [{ type: 'create', kind: 'link', id: chance.id(), record }]
  }),
  kind('link taken away', (figures, chance) => {
    const { list } = figures.plan.links
    const link = list[chance.below(list.length)]
    return link && [set('link', link.id, 'deleted', true)]
  }),
  kind('item added', (figures, chance, at) => {
    const beside = openTask(figures, chance)
    if (!beside) return undefined
    const { parentId, start, finish: end } = beside
    const place = {
      title: `New ${at}`,
      type: 'task',
      order: `b${at}`,
      start: start ?? null,
      finish: end ?? null,
    }
    const record = parentId === undefined ? place : { ...place, parent: parentId }
    return [{ type: 'create', kind: 'item', id: chance.id(), record }]
  }),
  kind('item deleted', (figures, chance) => {
    const item = openTask(figures, chance)
    return item && [set('item', item.id, 'deleted', true)]
  }),
]

function kind(name: string, make: EditKind['make']): EditKind {
  return { name, make }
}

/** A task that is not done and has dates, by chance. */
export function openTask({ plan, schedule }: Figures, chance: Chance): Item | undefined {
  const { list } = plan.items
  for (let tries = 0; tries < 1000; tries++) {
    const index = chance.below(list.length)
    const item = list[index]
    const isOpen = progressStates[schedule.state[index] ?? 0] !== 'finished'
    if (item?.type === 'task' && isOpen && schedule.earlyFinish[index] !== none) return item
  }
  return undefined
}

/** People link what comes first to what comes later: a circle is refused where it is drawn. */
function byStart({ plan, schedule }: Figures): (a: Item | undefined, b: Item | undefined) => number {
  const start = (item: Item | undefined): number =>
    schedule.earlyStart[plan.items.indexById.get(item?.id ?? '') ?? -1] ?? none
  return (a, b) => start(a) - start(b)
}

/** The last task that ends the plan: where it moves, the plan's end moves. */
function lastTask({ plan, schedule }: Figures): Item | undefined {
  const finish = (index: number): number => schedule.earlyFinish[index] ?? none
  let last = -1
  plan.items.list.forEach((item, index) => {
    if (item.type === 'task' && (last < 0 || finish(index) > finish(last))) last = index
  })
  return plan.items.list[last]
}

function finish(item: Item, { moment }: Figures, days: number): Edit {
  const from: Day = item.finish ?? moment.today
  const to = addDays(from, days)
  return set('item', item.id, 'finish', item.start !== undefined && to < item.start ? item.start : to)
}

function set(kind: 'item' | 'link', id: string, field: string, value: string | number | boolean): Edit {
  return { type: 'set', kind, id, field, value }
}

function said(item: Item, kind: string, body: Record<string, unknown>): Edit {
  return { type: 'append', entry: { kind, body: { item: item.id, ...body } as never } }
}
