/** Said / Measured (HL): one row per department, its own word with its age beside what was measured of its work. */

import type { DepartmentId } from '../plan/ids.ts'
import type { BlockedRoot } from './blockers.ts'
import { joinedRows } from './changed-rows.ts'
import { departmentRows } from './department-rows.ts'
import type { DepartmentRows } from './department-rows.ts'
import { earlyInDepartments, earlyMoney } from './early-money.ts'
import type { EarlyInDepartments, EarlyMoney } from './early-money.ts'
import type { BaseFigures } from './figures.ts'
import { belowPlanned } from './gaps/below-planned.ts'
import { spendingEarly } from './gaps/spending-early.ts'
import type { Touched } from './gaps/touched.ts'
import type { SaidMeasured } from './headline.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { finished } from './leaf-row.ts'
import { isFinished } from './link-bounds.ts'
import { whoAnswersForMoney } from './money-answer.ts'
import { ownWord } from './own-word.ts'
import type { OwnWord } from './own-word.ts'
import { actionableRoot, delayChains } from './root-of-delay.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import { totalsOf } from './variance.ts'
import { whatHangsOn } from './what-hangs-on.ts'

/**
 * Departments without work have no row. On track first, blocked last; of one word the newest first, then by name. `before`:
 * of departments in which nothing was touched, word and measures stand.
 */
export function saidMeasured(
  base: BaseFigures,
  roots: readonly BlockedRoot[],
  before?: SaidBefore,
): readonly SaidMeasured[] {
  const { plan } = base
  const count = plan.departments.list.length
  const rows = departmentRows(base.department, base.structure.tree, count)
  const early = earlyMoney(base, before?.base, before?.touched.by(spendingEarly))
  const asked = (before && touchedDepartments(before, base, early)) ?? new Uint8Array(count).fill(wordToo)
  const spent = earlyInDepartments(early, base.department, count)
  const onChain = departmentsOnChain(base, roots)
  const answer = whoAnswersForMoney(plan)
  const known = new Map(before?.said.map((row) => [row.departmentId, row]))
  const said: SaidMeasured[] = []
  plan.departments.list.forEach(({ id }, place) => {
    if (rows[place]?.leaves.length === 0) return
    const word = asked[place] === wordToo ? undefined : known.get(id)
    const found = asked[place] === 0 ? word : wordAndMeasure(base, id, place, rows[place], spent, word)
    if (found === undefined) return
    const sums = base.departmentValue.get(id)
    said.push({
      ...found,
      notDone: sums === undefined ? 0 : Math.max(0, sums.pv - sums.ev),
      belowPlanned: answer?.departmentId === id ? (belowPlanned(base, base.planValue)?.below ?? null) : null,
      onChain: onChain.has(place),
    })
  })
  const names = new Map(plan.departments.list.map(({ id, name }) => [id, name]))
  return said.sort((a, b) => compareRows(a, b, names))
}

interface SaidBefore {
  readonly base: BaseFigures
  readonly said: readonly SaidMeasured[]
  readonly touched: Touched
}

type WordAndMeasure = Omit<SaidMeasured, 'notDone' | 'belowPlanned' | 'onChain'>

function wordAndMeasure(
  base: BaseFigures,
  departmentId: DepartmentId,
  place: number,
  rows: DepartmentRows | undefined,
  early: EarlyInDepartments,
  word: OwnWord | undefined,
): WordAndMeasure | undefined {
  if (rows === undefined) return undefined
  const { leaves } = rows
  const [amount, days] = [early.amount[place] ?? 0, early.days[place] ?? 0]
  return {
    departmentId,
    ...(word ? sameWord(word) : ownWord(base, place, rows)),
    delay: delayOf(base, leaves),
    spentEarly: amount > 0 ? { amount, days } : null,
  }
}

function sameWord({ said, saidAt, saidBy, from, note }: OwnWord): OwnWord {
  return {
    ...(said !== undefined && { said }),
    ...(saidAt !== undefined && { saidAt }),
    ...(saidBy !== undefined && { saidBy }),
    from,
    ...(note !== undefined && { note }),
  }
}

/** What is asked of a department again: nothing, what is measured, or its own word, too. */
const measuresOnly = 1
const wordToo = 2

/** By position; undefined: all of all. A word rests on reports and on what is in play, on no dates. Money spent early depends on what an item's links come from, too. */
function touchedDepartments(
  before: SaidBefore,
  base: BaseFigures,
  early: EarlyMoney,
): Uint8Array | undefined {
  const { plan, department } = base
  const items = before.touched.of('item')
  if (items === undefined || early.changed === undefined) return undefined
  const touched = new Uint8Array(plan.departments.list.length)
  const spentElsewise = new Set(early.changed)
  const isLate = latenessOf(before.base, base)
  for (const index of joinedRows(items, early.changed)) {
    const isSame = !spentElsewise.has(index) && !isLate(index)
    const asked = !saysTheSame(before.base, base, index) ? wordToo : isSame ? 0 : measuresOnly
    for (const place of [department[index] ?? -1, before.base.department[index] ?? -1])
      touched[place] = Math.max(touched[place] ?? 0, asked)
  }
  return touched
}

function saysTheSame(before: BaseFigures, base: BaseFigures, index: number): boolean {
  return (
    before.reportOf[index] === base.reportOf[index] &&
    before.freshness[index] === base.freshness[index] &&
    before.department[index] === base.department[index] &&
    before.plan.items.list[index]?.departmentId === base.plan.items.list[index]?.departmentId
  )
}

/** Tells of a row whether what is late of it may be another than before. */
function latenessOf(before: BaseFigures, base: BaseFigures): (index: number) => boolean {
  const [was, is] = [latenessIn(before), latenessIn(base)]
  return (index) => was.some((column, at) => column[index] !== is[at]?.[index])
}

function latenessIn(base: BaseFigures): readonly [Uint8Array, Int32Array, Int32Array] {
  return [base.schedule.state, totalsOf(base.variance), delayChains(base).slip]
}

/** The worst of its work: how late what is open is, 0 for what is done; null where nothing is measured. */
function delayOf(base: BaseFigures, leaves: readonly number[]): number | null {
  const worst = worstOf(leaves, ...latenessIn(base))
  return worst === none ? null : worst
}

function worstOf(leaves: readonly number[], state: Uint8Array, totals: Int32Array, slip: Int32Array): number {
  let worst: number = none
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at] ?? -1
    const total = totals[leaf] ?? none
    const late = slip[leaf] ?? 0
    const open = late > total ? late || none : total
    const delay = state[leaf] !== finished ? open : total === none ? none : 0
    if (delay !== none && (worst === none || delay > worst)) worst = delay
  }
  return worst
}

/**
 * Positions of departments with open work on what drives the headline milestones that are late, or behind it; on plan,
 * behind the dearest root.
 */
function departmentsOnChain(base: BaseFigures, roots: readonly BlockedRoot[]): ReadonlySet<number> {
  const heads = headlineMilestones(base)
    .map((index) => actionableRoot(base, index))
    .filter((index) => index >= 0)
  const first = base.structure.indexOf(roots[0]?.itemId ?? '')
  if (heads.length === 0 && first !== undefined) heads.push(first)
  const { slip } = delayChains(base)
  const from = [base.structure, base.variance, base.department, ...heads]
  const before = chainsOf.get(base.schedule)
  if (before?.from.length === from.length && from.every((one, i) => one === before.from[i]))
    return before.found
  const found = new Set<number>()
  for (const head of heads) {
    for (const index of [head, ...whatHangsOn(base, head, slip).all])
      if (base.structure.isLeaf[index] === 1 && !isFinished(base, index))
        found.add(base.department[index] ?? -1)
  }
  chainsOf.set(base.schedule, { from, found })
  return found
}

/** Only a memo: edits that move nothing leave the chains as they are. */
const chainsOf = new WeakMap<
  Schedule,
  { readonly from: readonly unknown[]; readonly found: ReadonlySet<number> }
>()

const wordOrder = [
  'on track',
  'done',
  'not started',
  'at risk',
  'off track',
  'blocked',
  'cancelled',
  undefined,
]

function compareRows(a: SaidMeasured, b: SaidMeasured, names: ReadonlyMap<DepartmentId, string>): number {
  const byWord = wordOrder.indexOf(a.said) - wordOrder.indexOf(b.said)
  if (byWord !== 0) return byWord
  const byAge = (b.saidAt ?? 0) - (a.saidAt ?? 0)
  if (byAge !== 0) return byAge
  const [first = '', second = ''] = [names.get(a.departmentId), names.get(b.departmentId)]
  return first < second ? -1 : first > second ? 1 : a.departmentId < b.departmentId ? -1 : 1
}
