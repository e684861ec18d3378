/** Said / Measured (HL): one row per department, its own word with its age beside what was measured of its work. */

import type { DepartmentId } from '../plan/ids.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import { belowPlanned } from './gaps/below-planned.ts'
import { spendsEarly } from './gaps/spends-early.ts'
import type { Touched } from './gaps/touched.ts'
import type { SaidMeasured } from './headline.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { isFinished } from './link-bounds.ts'
import { whoAnswersForMoney } from './money-answer.ts'
import { ownWords } from './own-word.ts'
import type { OwnWord } from './own-word.ts'
import { actionableRoot, delayChains } from './root-of-delay.ts'
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
  const asked = before
    ? touchedDepartments(before, base)
    : new Uint8Array(plan.departments.list.length).fill(1)
  const words = ownWords(base, asked)
  const measured = measure(base, asked)
  const onChain = departmentsOnChain(base, roots)
  const answer = whoAnswersForMoney(plan)
  const known = new Map(before?.said.map((row) => [row.departmentId, row]))
  const rows: SaidMeasured[] = []
  plan.departments.list.forEach(({ id }, place) => {
    const found = asked[place] === 1 ? wordAndMeasure(id, words, measured[place]) : known.get(id)
    if (found === undefined) return
    const sums = base.departmentValue.get(id)
    rows.push({
      ...found,
      notDone: sums === undefined ? 0 : Math.max(0, sums.pv - sums.ev),
      belowPlanned: answer?.departmentId === id ? (belowPlanned(base, base.planValue)?.below ?? null) : null,
      onChain: onChain.has(place),
    })
  })
  const names = new Map(plan.departments.list.map(({ id, name }) => [id, name]))
  return rows.sort((a, b) => compareRows(a, b, names))
}

interface SaidBefore {
  readonly said: readonly SaidMeasured[]
  readonly department: Int32Array
  readonly touched: Touched
}

type WordAndMeasure = Omit<SaidMeasured, 'notDone' | 'belowPlanned' | 'onChain'>

function wordAndMeasure(
  departmentId: DepartmentId,
  words: ReadonlyMap<DepartmentId, OwnWord>,
  found: Measured | undefined,
): WordAndMeasure | undefined {
  if (found === undefined || !found.hasWork) return undefined
  return {
    departmentId,
    ...(words.get(departmentId) ?? ({ from: 'nothing' } satisfies OwnWord)),
    delay: found.delay,
    spentEarly: found.early > 0 ? { amount: found.early, days: found.earlyDays } : null,
  }
}

/** By position. Money spent early depends on what an item's links come from, too. */
function touchedDepartments(before: SaidBefore, { plan, department }: BaseFigures): Uint8Array {
  const touched = new Uint8Array(plan.departments.list.length)
  for (const index of before.touched.of('links') ?? department.keys()) {
    touched[department[index] ?? -1] = 1
    touched[before.department[index] ?? -1] = 1
  }
  return touched
}

interface Measured {
  hasWork: boolean
  delay: number | null
  early: number
  earlyDays: number
}

/** Of the departments asked for, by position; one walk over the leaves. */
function measure(base: BaseFigures, asked: Uint8Array): readonly Measured[] {
  const { plan, structure, department, variance } = base
  const { slip } = delayChains(base)
  const measured = plan.departments.list.map((): Measured => ({
    hasWork: false,
    delay: null,
    early: 0,
    earlyDays: 0,
  }))
  for (let i = 0; i < structure.count; i++) {
    const place = department[i] ?? -1
    const found = asked[place] === 1 ? measured[place] : undefined
    if (found === undefined || structure.isLeaf[i] !== 1) continue
    found.hasWork = true
    if (isFinished(base, i)) {
      if (variance[i]?.total !== null) found.delay ??= 0
      continue
    }
    const total = variance[i]?.total ?? null
    const late = total === null || (slip[i] ?? 0) > total ? (slip[i] ?? 0) || null : total
    if (late !== null && (found.delay === null || late > found.delay)) found.delay = late
    const early = spendsEarly(base, i)
    if (early === undefined || early.cost <= 0) continue
    found.early += early.cost
    found.earlyDays = Math.max(found.earlyDays, early.days)
  }
  return measured
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
  const found = new Set<number>()
  for (const head of heads) {
    for (const index of [head, ...whatHangsOn(base, head, slip).all])
      if (base.structure.isLeaf[index] === 1 && !isFinished(base, index))
        found.add(base.department[index] ?? -1)
  }
  return found
}

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
