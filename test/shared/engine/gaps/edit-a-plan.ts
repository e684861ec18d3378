// Edits for properties about what is worked out again after one: each changes something that a gap, a root or the headline
// reads, by a number that picks what.
import { must } from '../../../../shared/base/assert.ts'
import { addDays } from '../../../../shared/base/day.ts'
import type { Day } from '../../../../shared/base/day.ts'
import { changeTable, find } from '../../../../shared/base/table.ts'
import { stagePlaces } from '../../../../shared/plan/governance.ts'
import type { Governed } from '../../../../shared/plan/governance.ts'
import type { Answer } from '../../../../shared/plan/answer.ts'
import type { Item, Link } from '../../../../shared/plan/item.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import type { Report } from '../../../../shared/plan/report.ts'
import { instantOn, linkOf, reportOf } from '../../../helpers/plan-builder.ts'

export type PlanEdit = (plan: Plan, pick: number) => Plan

const around: Day = '2026-03-04'

function nth<T>(list: readonly T[], pick: number): T {
  return must(list[pick % list.length])
}

function withItem(plan: Plan, pick: number, patch: (item: Item) => Partial<Item>): Plan {
  const item = nth(plan.items.list, pick)
  return { ...plan, items: changeTable(plan.items, [{ ...item, ...patch(item) }]) }
}

function withReport(plan: Plan, pick: number, patch: Partial<Report>): Plan {
  const { id } = nth(
    plan.items.list.filter(({ type }) => type !== 'group'),
    pick,
  )
  const report = { ...(find(plan.reports, id) ?? reportOf({ id })), ...patch }
  return { ...plan, reports: changeTable(plan.reports, [report]) }
}

function withPolicy(plan: Plan, patch: Partial<Plan['settings']['policies']>): Plan {
  const policies = { ...plan.settings.policies, ...patch }
  return { ...plan, settings: { ...plan.settings, policies } }
}

function milestonesFirst(plan: Plan): readonly Item[] {
  return plan.items.list.toSorted((a, b) => Number(b.type === 'milestone') - Number(a.type === 'milestone'))
}

const statuses = ['on track', 'at risk', 'off track', 'blocked', 'done', 'cancelled'] as const

export const planEdits: Readonly<Record<string, PlanEdit>> = {
  owner: (plan, pick) =>
    withItem(plan, pick, () => ({ owner: { type: 'person', id: nth(plan.people.list, pick).id } })),
  ownerAsText: (plan, pick) =>
    withItem(plan, pick, () => ({ owner: { type: 'text', text: 'Product team' } })),
  dates: (plan, pick) =>
    withItem(plan, pick, ({ start }) => ({ finish: addDays(start ?? around, pick % 40) })),
  budget: (plan, pick) => withItem(plan, pick, () => ({ budget: pick })),
  earning: (plan, pick) =>
    withItem(plan, pick, () => ({
      earning: nth(
        [{ type: 'fixed', start: pick % 100 }, { type: 'level-of-effort' }, { type: 'percent' }],
        pick,
      ),
    })),
  department: (plan, pick) =>
    withItem(plan, pick, () => ({ departmentId: nth(plan.departments.list, pick).id })),
  mapping: (plan, pick) =>
    withItem(plan, pick, () => ({ contributes: { [nth(plan.keyResults.list, pick).id]: 1 } })),
  rightAsItIs: (plan, pick) =>
    withItem(plan, pick, () => ({ rightAsItIs: { MP1: 'so', CO5: 'so', OW1: 'so' } })),
  status: (plan, pick) =>
    withReport(plan, pick, {
      status: nth(statuses, pick),
      saidAt: instantOn(addDays(around, -(pick % 12))),
      statusAt: instantOn(addDays(around, -(pick % 12))),
    }),
  blocked: (plan, pick) =>
    withReport(plan, pick, {
      status: 'blocked',
      saidAt: instantOn(around),
      blocker: {
        kind: 'dependency',
        waitsFor: { type: 'item', id: nth(plan.items.list, pick * 7).id },
        since: addDays(around, -(pick % 9)),
      },
    }),
  finished: (plan, pick) =>
    withReport(plan, pick, {
      status: 'done',
      actualStart: '2026-02-02',
      actualFinish: addDays(around, -(pick % 9)),
    }),
  remaining: (plan, pick) =>
    withReport(plan, pick, {
      status: 'on track',
      actualStart: '2026-02-02',
      remaining: pick % 30,
      remainingAt: instantOn(around),
      saidAt: instantOn(around),
    }),
  booking: (plan, pick) =>
    withReport(plan, pick, {
      cost: 100,
      bookings: [
        {
          id: `b${pick}`,
          itemId: nth(plan.items.list, pick).id,
          at: instantOn(around),
          measure: 'cost',
          amount: 100,
          day: addDays(around, -(pick % 9)),
          total: false,
        },
      ],
    }),
  link: (plan, pick) => {
    const link: Link = {
      ...linkOf({ from: nth(plan.items.list, pick).id, to: nth(plan.items.list, pick * 3 + 1).id }),
      id: `new-${pick % 5}`,
      lag: (pick % 9) - 4,
    }
    return { ...plan, links: changeTable(plan.links, [link]) }
  },
  noLink: (plan, pick) => ({
    ...plan,
    links: changeTable(plan.links, [], new Set([nth(plan.links.list, pick).id])),
  }),
  accept: (plan, pick) => ({
    ...plan,
    links: changeTable(plan.links, [
      { ...nth(plan.links.list, pick), acceptedBy: nth(plan.people.list, pick).id },
    ]),
  }),
  personLeaves: (plan, pick) => ({
    ...plan,
    people: changeTable(plan.people, [{ ...nth(plan.people.list, pick), left: pick % 2 === 0 }]),
  }),
  headline: (plan, pick) => ({
    ...plan,
    settings: { ...plan.settings, headlineMilestones: [nth(plan.items.list, pick).id] },
  }),
  gate: (plan, pick) => ({
    ...plan,
    keyResults: changeTable(plan.keyResults, [
      { ...nth(plan.keyResults.list, pick), gateId: nth(plan.items.list, pick).id },
    ]),
  }),
  notUsed: (plan, pick) => withPolicy(plan, { notUsed: pick % 2 === 0 ? { MP1: true, budgets: true } : {} }),
  tolerance: (plan, pick) => withPolicy(plan, { toleranceDays: pick % 5 }),
  gone: (plan, pick) => {
    const item = nth(plan.items.list, pick)
    return {
      ...plan,
      items: changeTable(plan.items, [], new Set([item.id])),
      deletedItems: changeTable(plan.deletedItems, [item]),
    }
  },
  /** A group with all that is in it, and the links of that. */
  goneWithAll: (plan, pick) => {
    const top = nth(plan.items.list, pick)
    const gone = new Set([top.id])
    for (let before = 0; before < gone.size;) {
      before = gone.size
      for (const { id, parentId } of plan.items.list) if (gone.has(parentId ?? '')) gone.add(id)
    }
    const items = plan.items.list.filter(({ id }) => gone.has(id))
    const links = plan.links.list.filter(({ from, to }) => gone.has(from) || gone.has(to))
    return {
      ...plan,
      items: changeTable(plan.items, [], gone),
      deletedItems: changeTable(plan.deletedItems, items),
      links: changeTable(plan.links, [], new Set(pick % 2 === 0 ? links.map(({ id }) => id) : [])),
    }
  },
  back: (plan, pick) => {
    if (plan.deletedItems.list.length === 0) return plan
    const item = nth(plan.deletedItems.list, pick)
    return {
      ...plan,
      items: changeTable(plan.items, [item]),
      deletedItems: changeTable(plan.deletedItems, [], new Set([item.id])),
    }
  },
  order: (plan, pick) => withItem(plan, pick, () => ({ order: `a${(pick * 7) % 50}` })),
  regroup: (plan, pick) => {
    const group = nth(
      plan.items.list.filter(({ type }) => type === 'group'),
      pick,
    )
    return withItem(plan, pick * 5 + 1, () => ({ parentId: group.id, order: `m${pick % 100}` }))
  },
  calendar: (plan, pick) => {
    const calendar = {
      ...plan.settings.calendar,
      workdays: pick % 3 === 0 ? [1, 2, 3, 4] : [1, 2, 3, 4, 5],
      holidays: { [addDays(around, pick % 30)]: 'Holiday' },
    }
    return { ...plan, settings: { ...plan.settings, calendar } }
  },
  deadline: (plan, pick) => withItem(plan, pick, () => ({ deadline: addDays(around, (pick % 60) - 20) })),
  title: (plan, pick) => withItem(plan, pick, () => ({ title: `Work ${pick}` })),
  added: (plan, pick) => {
    const beside = nth(plan.items.list, pick)
    const { promises: _, ...fields } = beside
    return { ...plan, items: changeTable(plan.items, [{ ...fields, id: `${beside.id}-${pick % 3}` }]) }
  },
  progressMode: (plan, pick) => withPolicy(plan, { progressMode: pick % 2 === 0 ? 'override' : 'retained' }),
  /** Later answers replace earlier ones, some are carried by work or too late, some were never accepted. */
  answer: (plan, pick) => {
    const about =
      pick % 3 === 0
        ? { kind: 'keyResult', id: nth(plan.keyResults.list, pick).id }
        : { kind: 'item', id: nth(milestonesFirst(plan), pick % 5).id }
    const answer: Answer = {
      id: `answer-${pick % 4}`,
      about,
      measure: pick % 3 === 0 ? 'value' : pick % 3 === 1 ? 'finish' : 'cost',
      text: 'Ask again.',
      ownerId: nth(plan.people.list, pick).id,
      due: addDays(around, (pick % 9) - 4),
      items: pick % 2 === 0 ? [nth(plan.items.list, pick * 3).id] : [],
      size: pick % 40,
      at: instantOn(around),
      by: nth(plan.people.list, pick * 7).id,
      accepted: [],
    }
    return { ...plan, answers: changeTable(plan.answers, [answer]) }
  },
  /** Stages come and go; roles change hands; criteria change under what stands in a stage. */
  stages: (plan, pick) => ({
    ...plan,
    settings: {
      ...plan.settings,
      governs: pick % 4 === 0 ? {} : { stages: true, value: true },
      stageNeeds: pick % 2 === 0 ? { 'detailed budget': true } : { 'decided sponsor': true },
      stageApprovers: { 'decided @controller': true },
    },
  }),
  staged: (plan, pick) => {
    const { id } = nth(plan.items.list, pick)
    const said = { id: `said-${pick % 5}`, at: instantOn(addDays(around, -(pick % 12))) }
    const by = nth(plan.people.list, pick).id
    const governed: Governed = {
      id,
      moves: pick % 3 === 0 ? [] : [{ ...said, stage: nth(stagePlaces, pick) }],
      requests: pick % 2 === 0 ? [{ ...said, stage: 'decided', approvals: [], refusals: [] }] : [],
      achieved: [{ ...said, kind: 'profit', day: around, amount: pick % 7 }],
      countersignatures: [{ ...said, by, achieved: {} }],
    }
    return { ...plan, governed: changeTable(plan.governed, [governed]) }
  },
  role: (plan, pick) =>
    withItem(plan, pick, () => ({
      controller: nth(plan.people.list, pick).id,
      values: { [`profit:target:${addDays(around, -(pick % 20))}`]: 5 },
    })),
  noBaseline: (plan) => ({
    ...plan,
    baselines: changeTable(plan.baselines, [], new Set(plan.baselines.indexById.keys())),
  }),
}
