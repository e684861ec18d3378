/**
 * Figures of a plan before, to start from once items came, went or moved in the tree: as if they had been made with every row
 * already on its seat of now. What goes first loses all that it says, as an edit of its own; what comes is blank until it is
 * read. So every stage sees an edit of few rows, and adding one item to a large plan costs what changing one does.
 */

import { changeTable } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { baseOnto, startFrom } from './base-figures.ts'
import { rootsOnto } from './blockers.ts'
import { capacityOnto } from './capacity.ts'
import { tellSeated } from './changes.ts'
import { earlyMoneyOnto } from './early-money.ts'
import type { BaseFigures, Figures } from './figures.ts'
import { gapsOnto } from './gaps/gaps-of.ts'
import { overloadsOnto } from './gaps/overload.ts'
import { usedAmountsOnto } from './gaps/plain-facts.ts'
import { isAskedTheSame } from './gaps/touched.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { plannedOfDayOnto } from './planned-of-status-day.ts'
import { candidatesOnto } from './root-candidates.ts'
import { weightsOnto } from './roll-up-freshness.ts'
import { slackOnto } from './slack-to.ts'
import { seatedList, seatsBetween } from './seats.ts'
import type { Seats } from './seats.ts'
import { sameTree } from './tree.ts'

/** The figures themselves where they can be started from as they are, and where too much moved. */
export function carriedOver(
  before: Figures,
  plan: Plan,
  figuresOf: (plan: Plan, previous: Figures) => Figures,
): Figures {
  if (before.plan.items === plan.items || sameTree(before.plan.items, plan.items)) return before
  const seats = seatsBetween(before.plan.items, before.structure.tree, plan.items)
  if (seats === undefined) return before
  const emptied = seats.went.length === 0 ? before : figuresOf(without(before, seats.went), before)
  return onSeats(before.plan, emptied, seats, plan) ?? before
}

function onSeats(last: Plan, before: Figures, seats: Seats, plan: Plan): Figures | undefined {
  const was = before.plan
  const blankAt = (row: number): Item => blank(plan.items.list[row])
  const list = seatedList(was.items.list, seats, blankAt)
  const items = { list, indexById: plan.items.indexById }
  const moved: Plan = { ...was, items, reports: { ...was.reports } }
  tellSeated(last, was, moved, plan, seats)
  const went = itemsAt(was, seats.went)
  usedAmountsOnto(was, moved, seats.came.map(blankAt), went)
  const base = baseOnto(before, seats, moved)
  if (base === undefined) return undefined
  // Gaps and roots that name somebody else, weigh other amounts or miss links to another gate are asked for anew.
  const asksTheSame = isAskedTheSame(before, base)
  const isAboutTheSame = sameHeadline(before, seats, base)
  const hangOnTheSame = asksTheSame && sameGates(before, base)
  const gaps = hangOnTheSame ? gapsOnto(before.gaps, seats) : before.gaps.slice()
  const roots = hangOnTheSame && isAboutTheSame ? rootsOnto(before.roots, seats) : before.roots.slice()
  const figures = startFrom(base, { ...before, ...base, roots, gaps })
  plannedOfDayOnto(before, seats, figures)
  const capacity = capacityOnto(before, seats, figures)
  if (capacity) overloadsOnto(before, capacity, figures)
  earlyMoneyOnto(before, seats, figures)
  weightsOnto(was.items.list, seats, list)
  slackOnto(before, seats, figures)
  if (isAboutTheSame) candidatesOnto(before, seats, figures)
  return figures
}

/** A headline milestone that comes, or comes back, takes the place of the one that stood in for it. */
function sameHeadline(before: BaseFigures, seats: Seats, base: BaseFigures): boolean {
  const [was, is] = [headlineMilestones(before), headlineMilestones(base)]
  return was.length === is.length && was.every((row, i) => seats.to[row] === is[i])
}

function sameGates(before: BaseFigures, base: BaseFigures): boolean {
  return base.keyResults.every(({ gateId, shortfall }, position) => {
    const was = before.keyResults[position]
    return gateId === was?.gateId && shortfall === was?.shortfall
  })
}

/** Nothing is said of these any more, and nothing hangs on them. */
function without({ plan, structure }: BaseFigures, rows: readonly number[]): Plan {
  const went = itemsAt(plan, rows)
  const ids = new Set(went.map(({ id }) => id))
  const links = rows.flatMap((row) => [...structure.linksFrom(row), ...structure.linksTo(row)])
  return {
    ...plan,
    items: changeTable(plan.items, went.map(blank)),
    reports: changeTable(plan.reports, [], ids),
    links: changeTable(plan.links, [], new Set(links.map(({ id }) => id))),
  }
}

function itemsAt({ items }: Plan, rows: readonly number[]): readonly Item[] {
  return rows.flatMap((row) => items.list[row] ?? [])
}

/** It has its place, in the tree and under what it serves, and says nothing. */
function blank(item: Item | undefined): Item {
  return {
    id: item?.id ?? '',
    title: '',
    type: item?.type ?? 'task',
    order: item?.order ?? '',
    ...(item?.parentId !== undefined && { parentId: item.parentId }),
    ...(item?.departmentId !== undefined && { departmentId: item.departmentId }),
    contributes: item?.contributes ?? {},
    helpers: {},
    labels: {},
    evidence: {},
    rightAsItIs: {},
  }
}
