/**
 * Every gap of a plan, the most urgent first, in the same order on every device. Handed the gaps before, only items whose
 * inputs changed are asked again, the result is what a fresh start would give, and gaps that are equal keep their identity.
 */

import { keepSame } from '../../base/keep-same.ts'
import type { BaseFigures } from '../figures.ts'
import { governs } from '../stages/stage-standing.ts'
import { ruleIds, severities } from './gap.ts'
import type { Gap, RuleId, Severity } from './gap.ts'
import { itemRules, planRules } from './registry.ts'
import type { ItemRule, PlanRule } from './rule.ts'
import { seatedList } from '../seats.ts'
import type { Seats } from '../seats.ts'
import { isAskedTheSame } from './touched.ts'
import type { Touched } from './touched.ts'

export interface GapsBefore {
  readonly base: BaseFigures
  readonly gaps: readonly Gap[]
  /** What differs between its figures and those now; undefined: anything may. */
  readonly touched: Touched | undefined
}

export function gapsOf(base: BaseFigures, previous?: GapsBefore): readonly Gap[] {
  const before = previous && found.get(previous.gaps)
  const touched = previous?.touched
  const kept = touched && isAskedTheSame(previous.base, base) ? before : undefined
  const byRule = new Map<RuleId, Found>()
  for (const rule of itemRules) {
    const was = before?.get(rule.rule)
    byRule.set(rule.rule, askItems(base, rule, was, kept && touched))
  }
  for (const rule of planRules) byRule.set(rule.rule, askPlan(base, rule, before?.get(rule.rule)))
  const gaps = isSame(before, byRule) && previous ? previous.gaps : inOrder(byRule)
  found.set(gaps, byRule)
  return gaps
}

/** Those of one rule: the same list while none of them has changed. */
export function gapsOfRule(gaps: readonly Gap[], rule: RuleId): readonly Gap[] {
  return found.get(gaps)?.get(rule)?.gaps ?? gaps.filter((gap) => gap.rule === rule)
}

/** The gaps before on other seats: what came has none. */
export function gapsOnto(gaps: readonly Gap[], seats: Seats): readonly Gap[] {
  const before = found.get(gaps)
  const nobodyWent = seats.to.length + seats.came.length === seats.count
  const byRule = [...(before ?? [])].map(([rule, one]) => {
    if (one === nothing || one.byItem.length === 0) return [rule, one] as const
    const byItem = seatedList(one.byItem, seats, () => undefined)
    return [rule, nobodyWent ? { ...one, byItem } : withGaps(byItem, one)] as const
  })
  const now = new Map(byRule)
  const moved = isSame(before, now) ? gaps.slice() : inOrder(now)
  found.set(moved, now)
  return moved
}

/** What each list of gaps was put together from: a memo, so that the next one asks only what changed. */
const found = new WeakMap<readonly Gap[], ReadonlyMap<RuleId, Found>>()

interface Found {
  /** By position; empty for rules about the plan. */
  readonly byItem: readonly Answer[]
  /** What a rule about the plan read. */
  readonly read: readonly unknown[]
  readonly gaps: readonly Gap[]
}

type Answer = Gap | readonly Gap[] | undefined

const nothing: Found = { byItem: [], read: [], gaps: [] }

function askItems(
  base: BaseFigures,
  rule: ItemRule,
  was: Found | undefined,
  touched: Touched | undefined,
): Found {
  if (isNotUsed(base, rule.rule)) return nothing
  const again = touched?.of(rule.reads)
  const byItem: Answer[] = []
  if (was === undefined || was === nothing || again === undefined) {
    for (let i = 0; i < base.structure.count; i++) byItem.push(keepSame(was?.byItem[i], ask(base, rule, i)))
    return withGaps(byItem, was)
  }
  let changed: Answer[] | undefined
  for (const i of again) {
    const answer = keepSame(was.byItem[i], ask(base, rule, i))
    if (answer === was.byItem[i]) continue
    changed ??= was.byItem.slice()
    changed[i] = answer
  }
  return changed === undefined ? was : withGaps(changed, was)
}

/** *Right as it is, because …* takes a rule's gap from an item. */
function ask(base: BaseFigures, rule: ItemRule, index: number): Answer {
  const answer = rule.find(base, index)
  if (answer === undefined) return undefined
  return base.plan.items.list[index]?.rightAsItIs[rule.rule] === undefined ? answer : undefined
}

function askPlan(base: BaseFigures, rule: PlanRule, was: Found | undefined): Found {
  if (isNotUsed(base, rule.rule)) return nothing
  const read = rule.reads(base)
  if (was !== undefined && was !== nothing && isEach(was.read, read)) return was
  const found = rule.find(base)
  if (was !== undefined && isEach(was.gaps, found)) return { byItem: [], read, gaps: was.gaps }
  const before = new Map(was?.gaps.map((gap) => [gap.key, gap]))
  const gaps = found.map((gap) => keepSame(before.get(gap.key), gap))
  return { byItem: [], read, gaps: was !== undefined && isEach(was.gaps, gaps) ? was.gaps : gaps }
}

function withGaps(byItem: readonly Answer[], was: Found | undefined): Found {
  const gaps: Gap[] = []
  for (const answer of byItem) {
    if (answer === undefined) continue
    if ('rule' in answer) gaps.push(answer)
    else gaps.push(...answer)
  }
  return { byItem, read: [], gaps: was !== undefined && isEach(was.gaps, gaps) ? was.gaps : gaps }
}

function isEach(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false
  for (let i = 0; i < now.length; i++) if (before[i] !== now[i]) return false
  return true
}

/** What this plan does not use: a rule by its id, or a part of the product with all its rules. */
function isNotUsed({ plan }: BaseFigures, rule: RuleId): boolean {
  const { notUsed } = plan.settings.policies
  if ((rule === 'ST1' || rule === 'ST2') && !governs(plan, 'stages')) return true
  return notUsed[rule] === true || (notUsed['keyResults'] === true && ofKeyResults.has(rule))
}

const ofKeyResults: ReadonlySet<RuleId> = new Set<RuleId>(['MP1', 'MP2', 'MP3', 'MP9', 'KR1', 'KR2', 'AC3'])

/** Who is asked what will be done about it is told of it by the question. */
const toldBy: Readonly<Partial<Record<RuleId, RuleId>>> = { KR1: 'AC3', KR2: 'AC3', CA2: 'AC4' }

function inOrder(byRule: ReadonlyMap<RuleId, Found>): readonly Gap[] {
  const all: Gap[] = []
  const left = ruleIds.map((rule) => notToldOtherwise(rule, byRule))
  for (const severity of severities) {
    for (const gaps of left) for (const gap of ofSeverity(gaps, severity)) all.push(gap)
  }
  return all
}

function notToldOtherwise(rule: RuleId, byRule: ReadonlyMap<RuleId, Found>): readonly Gap[] {
  const gaps = byRule.get(rule)?.gaps ?? []
  const by = toldBy[rule]
  const asked = by === undefined ? [] : (byRule.get(by)?.gaps ?? [])
  if (asked.length === 0) return gaps
  const subjects = new Set(asked.map(({ about }) => `${about.kind}/${about.id}`))
  return gaps.filter(({ about }) => !subjects.has(`${about.kind}/${about.id}`))
}

function ofSeverity(gaps: readonly Gap[], severity: Severity): readonly Gap[] {
  let parted = bySeverity.get(gaps)
  if (parted === undefined) {
    parted = Map.groupBy(gaps, (gap) => gap.severity)
    bySeverity.set(gaps, parted)
  }
  return parted.get(severity) ?? []
}

/** Only a memo: the gaps of most rules stay the same list. */
const bySeverity = new WeakMap<readonly Gap[], ReadonlyMap<Severity, readonly Gap[]>>()

function isSame(before: ReadonlyMap<RuleId, Found> | undefined, after: ReadonlyMap<RuleId, Found>): boolean {
  return before !== undefined && ruleIds.every((rule) => before?.get(rule)?.gaps === after.get(rule)?.gaps)
}
