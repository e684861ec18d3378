/** Said / Measured (HL): one row per department, its own word with its age beside what was measured of its work. */

import type { DepartmentId } from '../plan/ids.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import { belowPlanned } from './gaps/below-planned.ts'
import { spendsEarly } from './gaps/spends-early.ts'
import type { SaidMeasured } from './headline.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { isFinished } from './link-bounds.ts'
import { whoAnswersForMoney } from './money-answer.ts'
import { ownWords } from './own-word.ts'
import type { OwnWord } from './own-word.ts'
import { actionableRoot, delayChains } from './root-of-delay.ts'
import { whatHangsOn } from './what-hangs-on.ts'

/** Departments without work have no row. On track first, blocked last; of one word the newest first, then by name. */
export function saidMeasured(base: BaseFigures, roots: readonly BlockedRoot[]): readonly SaidMeasured[] {
  const { plan } = base
  const words = ownWords(base)
  const measured = measure(base, roots)
  const answer = whoAnswersForMoney(plan)
  const rows: SaidMeasured[] = []
  plan.departments.list.forEach(({ id }, place) => {
    const found = measured[place]
    if (found === undefined || !found.hasWork) return
    const sums = base.departmentValue.get(id)
    rows.push({
      departmentId: id,
      ...(words.get(id) ?? ({ from: 'nothing' } satisfies OwnWord)),
      delay: found.delay,
      notDone: sums === undefined ? 0 : Math.max(0, sums.pv - sums.ev),
      belowPlanned: answer?.departmentId === id ? (belowPlanned(base, base.planValue)?.below ?? null) : null,
      spentEarly: found.early > 0 ? { amount: found.early, days: found.earlyDays } : null,
      onChain: found.onChain,
    })
  })
  const names = new Map(plan.departments.list.map(({ id, name }) => [id, name]))
  return rows.sort((a, b) => compareRows(a, b, names))
}

interface Measured {
  hasWork: boolean
  delay: number | null
  early: number
  earlyDays: number
  onChain: boolean
}

/** By position of the department; one walk over the leaves. */
function measure(base: BaseFigures, roots: readonly BlockedRoot[]): readonly Measured[] {
  const { plan, structure, department, variance } = base
  const { slip } = delayChains(base)
  const onChain = chainAndBeyond(base, roots)
  const measured = plan.departments.list.map((): Measured => ({
    hasWork: false,
    delay: null,
    early: 0,
    earlyDays: 0,
    onChain: false,
  }))
  for (let i = 0; i < structure.count; i++) {
    const found = measured[department[i] ?? -1]
    if (found === undefined || structure.isLeaf[i] !== 1) continue
    found.hasWork = true
    if (isFinished(base, i)) {
      if (variance[i]?.total !== null) found.delay ??= 0
      continue
    }
    if (onChain.has(i)) found.onChain = true
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

/** What drives the headline milestones that are late, and everything behind it; on plan, behind the dearest root. */
function chainAndBeyond(base: BaseFigures, roots: readonly BlockedRoot[]): ReadonlySet<number> {
  const found = new Set<number>()
  const heads = headlineMilestones(base)
    .map((index) => actionableRoot(base, index))
    .filter((index) => index >= 0)
  const first = base.structure.indexOf(roots[0]?.itemId ?? '')
  if (heads.length === 0 && first !== undefined) heads.push(first)
  const { slip } = delayChains(base)
  for (const head of heads) {
    found.add(head)
    for (const behind of whatHangsOn(base, head, slip).all) found.add(behind)
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
