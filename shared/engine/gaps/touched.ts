/**
 * Which positions a rule has to look at again (one item rule reads no more than it says): what differs between two figures of
 * one plan. Undefined: everything, because something changed that any item may read.
 */

import { changedIds } from '../../base/table.ts'
import { changesBetween } from '../changes.ts'
import type { BaseFigures } from '../figures.ts'
import type { Share } from '../mapping.ts'
import { joinedRows } from '../changed-rows.ts'
import { ascendingMarks, markColumns, markDifferent, markOthers, markSchedule } from '../column-changes.ts'
import { rowsAtChangedLinks } from '../changed-links.ts'
import { withFollowers } from '../with-followers.ts'
import { delayChains } from '../root-of-delay.ts'
import { planner } from '../who-can-mend.ts'
import { carryLinked, linkedTo, openGate } from './not-linked-to-gate.ts'
import { carryUsedAmounts, usedAmounts } from './plain-facts.ts'
import type { ItemRule } from './rule.ts'

export interface Touched {
  /** Where what a rule reads of items differs, ascending. */
  of(reads: ItemRule['reads']): readonly number[] | undefined
  /** The same, and where it may find something else because it is another day. */
  by(rule: ItemRule): readonly number[] | undefined
}

export function touchedSince(before: BaseFigures, base: BaseFigures): Touched | undefined {
  if (!standsOnSameGround(before, base)) return undefined
  const facts = new Uint8Array(base.structure.count)
  markFacts(before, base, facts)
  markLinkEnds(before, base, facts)
  markBelow(base, facts)
  const marks = facts.slice()
  markMeasured(before, base, marks)
  const item = ascendingMarks(marks)
  const known = new Map<ItemRule['reads'], readonly number[] | undefined>([['item', item]])
  const find = (reads: ItemRule['reads']): readonly number[] | undefined => {
    switch (reads) {
      case 'links':
        return ascendingMarks(withFollowers(base.structure, marks, item, 1))
      case 'upstream':
        return ascendingMarks(withFollowers(base.structure, marks, item, Infinity))
      case 'facts':
        return ascendingMarks(facts)
      case 'gates':
        return ascendingMarks(withGates(before, base, facts))
      case 'worth': {
        const worth = facts.slice()
        markOthers(before.value, base.value, worth)
        return ascendingMarks(worth)
      }
      case 'item':
        return item
    }
  }
  const of: Touched['of'] = (reads) => {
    if (!known.has(reads)) known.set(reads, find(reads))
    return known.get(reads)
  }
  const turned = new Map<ItemRule['mayTurn'], readonly number[]>()
  return {
    of,
    by({ reads, mayTurn }) {
      const rows = of(reads)
      if (rows === undefined || mayTurn === undefined || !isAnotherDay(before, base)) return rows
      let others = turned.get(mayTurn)
      if (others === undefined) turned.set(mayTurn, (others = turnedRows(mayTurn, before, base)))
      return joinedRows(rows, others)
    },
  }
}

function isAnotherDay({ moment: was }: BaseFigures, { moment: is }: BaseFigures): boolean {
  return was.today !== is.today || was.statusDate !== is.statusDate
}

function turnedRows(
  mayTurn: NonNullable<ItemRule['mayTurn']>,
  before: BaseFigures,
  base: BaseFigures,
): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < base.structure.count; row++) if (mayTurn(base, row, before)) rows.push(row)
  return rows
}

/** Everything that any item may read, but for what day it is: who is here, what was agreed. */
function standsOnSameGround(
  before: BaseFigures,
  { plan, baseline, structure, schedule }: BaseFigures,
): boolean {
  const was = before.plan
  return (
    was.settings === plan.settings &&
    was.items.indexById === plan.items.indexById &&
    before.structure.tree === structure.tree &&
    before.schedule.axis === schedule.axis &&
    before.baseline === baseline &&
    was.people === plan.people &&
    was.departments === plan.departments &&
    was.objectives === plan.objectives &&
    was.kpis === plan.kpis &&
    was.keyResults === plan.keyResults &&
    was.sessions === plan.sessions
  )
}

/** Asked once the ground is the same: an edit of one item can change whom all are told about, or what all are asked for. */
export function isAskedTheSame(before: BaseFigures, base: BaseFigures): boolean {
  const [was, is] = [usedAmounts(before.plan), usedAmounts(base.plan)]
  return planner(before) === planner(base) && was.budgets === is.budgets && was.effort === is.effort
}

/** What was written and said, and what is over by that. */
function markFacts(before: BaseFigures, base: BaseFigures, marks: Uint8Array): void {
  const changes = changesBetween(before.plan, base.plan)
  for (const index of changes?.rows ?? []) marks[index] = 1
  if (before.plan.items !== base.plan.items) carryUsedAmounts(before.plan, base.plan, changes?.items ?? [])
  markDifferent(before.department, base.department, marks)
  markDifferent(before.schedule.state, base.schedule.state, marks)
  const [shares, sharesBefore] = [base.mapping.shares, before.mapping.shares]
  if (shares !== sharesBefore)
    for (let i = 0; i < marks.length; i++) if (!sameShares(shares[i], sharesBefore[i])) marks[i] = 1
  markAnswered(before, base, marks)
  if (before.plan.governed !== base.plan.governed)
    for (const id of changedIds(before.plan.governed, base.plan.governed))
      marks[base.structure.indexOf(id) ?? -1] = 1
}

/** What follows from it: dates, delay, age. Of groups, too: nobody below them is asked again for that. */
function markMeasured(before: BaseFigures, base: BaseFigures, marks: Uint8Array): void {
  markOthers(before.variance, base.variance, marks)
  markOthers(before.freshness, base.freshness, marks)
  markColumns(delayChains(before), delayChains(base), ['slip'], marks)
  markSchedule(before.schedule, base.schedule, marks)
  if (before.moment.now !== base.moment.now) markFallenDue(before, base, marks)
}

/** What an answer says may have changed, or the work that carries it, or its day is over: there are few. */
function markAnswered(before: BaseFigures, base: BaseFigures, marks: Uint8Array): void {
  const [was, is] = [before.plan, base.plan]
  const stands = was.reports === is.reports && before.moment.today === base.moment.today
  if (was.answers === is.answers && (is.answers.list.length === 0 || stands)) return
  for (const { about } of [...was.answers.list, ...is.answers.list])
    if (about.kind === 'item') marks[base.structure.indexOf(about.id) ?? -1] = 1
}

/** What was never heard of has no state that changes when its first report is due. */
function markFallenDue(before: BaseFigures, base: BaseFigures, marks: Uint8Array): void {
  for (let i = 0; i < marks.length; i++) {
    const { state, dueAt } = base.freshness[i] ?? {}
    if (state !== 'never' || dueAt === undefined) continue
    if (before.moment.now < dueAt !== base.moment.now < dueAt) marks[i] = 1
  }
}

function sameShares(a: readonly Share[] | undefined, b: readonly Share[] | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a.length !== b.length) return false
  return a.every(({ keyResult, share }, at) => keyResult === b[at]?.keyResult && share === b[at]?.share)
}

function markLinkEnds(before: BaseFigures, base: BaseFigures, marks: Uint8Array): void {
  for (const row of rowsAtChangedLinks(before.structure, base.structure)) marks[row] = 1
}

/** Whom to ask about an item may be the owner of any group above it. */
function markBelow({ structure }: BaseFigures, marks: Uint8Array): void {
  const open = ascendingMarks(marks).filter((index) => structure.isLeaf[index] !== 1)
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    for (const child of structure.childrenOf(group)) {
      if (marks[child] === 1) continue
      marks[child] = 1
      if (structure.isLeaf[child] !== 1) open.push(child)
    }
  }
}

/** With the work of key results that hang on another item than before, or that links join to it anew or no more. */
function withGates(before: BaseFigures, base: BaseFigures, marks: Uint8Array): Uint8Array {
  const sameEnds = before.structure.links.ends === base.structure.links.ends
  if (sameEnds && before.keyResults === base.keyResults && before.schedule === base.schedule) return marks
  const found = marks.slice()
  carryLinked(before.structure, base.structure)
  for (let position = 0; position < base.keyResults.length; position++) {
    const gate = openGate(base, position)
    const sameGate = openGate(before, position) === gate
    if (sameGate && (sameEnds || gate < 0)) continue
    const work = base.mapping.work[position] ?? []
    const [was, is] = sameGate ? [linkedTo(before.structure, gate), linkedTo(base.structure, gate)] : []
    for (const leaf of work) if (was === undefined || was[leaf] !== is?.[leaf]) found[leaf] = 1
  }
  return found
}
