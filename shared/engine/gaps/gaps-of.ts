/**
 * Every gap of a plan, the most urgent first, in the same order on every device. Handed the gaps before, only items whose
 * inputs changed are asked again, the result is what a fresh start would give, and gaps that are equal keep their identity.
 */

import { keepSame } from '../../base/keep-same.ts'
import type { BaseFigures } from '../figures.ts'
import { governs } from '../stages/stage-standing.ts'
import { answersAgain, answersOf, gapsIn, nobodyAnswered } from './answers.ts'
import type { Answer, Answered } from './answers.ts'
import { ruleIds, severities } from './gap.ts'
import type { Gap, RuleId } from './gap.ts'
import { itemRules, planRules } from './registry.ts'
import type { ItemRule, PlanRule } from './rule.ts'
import { seatedRows } from '../seats.ts'
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
    const again = kept && touched?.by(rule)
    byRule.set(rule.rule, askItems(base, rule, was, again))
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
  const byRule = [...(before ?? [])].map(([rule, one]) => {
    if (one.answers.length === 0) return [rule, one] as const
    const rows = seatedRows(one.rows, seats)
    if (rows.length === one.rows.length) return [rule, { ...one, rows }] as const
    const answers = one.answers.filter((_, at) => seats.to[one.rows[at] ?? -1] !== -1)
    return [rule, foundOf({ ...one, rows, answers }, one)] as const
  })
  const now = new Map(byRule)
  const moved = isSame(before, now) ? gaps.slice() : inOrder(now)
  found.set(moved, now)
  return moved
}

/** What each list of gaps was put together from: a memo, so that the next one asks only what changed. */
const found = new WeakMap<readonly Gap[], ReadonlyMap<RuleId, Found>>()

interface Found extends Answered {
  /** What a rule about the plan read. */
  readonly read: readonly unknown[]
  readonly gaps: readonly Gap[]
}

const nothing: Found = { ...nobodyAnswered, read: [], gaps: [] }

function foundOf(answered: Answered, was?: Found): Found {
  const gaps = gapsIn(answered)
  return { ...answered, read: [], gaps: was !== undefined && isEach(was.gaps, gaps) ? was.gaps : gaps }
}

function askItems(
  base: BaseFigures,
  rule: ItemRule,
  was: Found | undefined,
  again: readonly number[] | undefined,
): Found {
  if (isNotUsed(base, rule.rule)) return nothing
  if (was === undefined || was === nothing || again === undefined)
    return foundOf(
      answersOf(base.structure.count, (i, before) => keepSame(before, ask(base, rule, i)), was),
      was,
    )
  const answered = answersAgain(was, again, (i, before) => keepSame(before, ask(base, rule, i)))
  return answered === was ? was : foundOf(answered, was)
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
  if (was !== undefined && isEach(was.gaps, found)) return { ...nobodyAnswered, read, gaps: was.gaps }
  const before = new Map(was?.gaps.map((gap) => [gap.key, gap]))
  const gaps = found.map((gap) => keepSame(before.get(gap.key), gap))
  return { ...nobodyAnswered, read, gaps: was !== undefined && isEach(was.gaps, gaps) ? was.gaps : gaps }
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
  const parted = ruleIds.map((rule) => bySeverity(notToldOtherwise(rule, byRule)))
  return ([] as Gap[]).concat(...severities.flatMap((_, at) => parted.map((parts) => parts[at] ?? [])))
}

function notToldOtherwise(rule: RuleId, byRule: ReadonlyMap<RuleId, Found>): readonly Gap[] {
  const gaps = byRule.get(rule)?.gaps ?? []
  const by = toldBy[rule]
  const asked = by === undefined ? [] : (byRule.get(by)?.gaps ?? [])
  if (asked.length === 0) return gaps
  const subjects = new Set(asked.map(({ about }) => `${about.kind}/${about.id}`))
  return gaps.filter(({ about }) => !subjects.has(`${about.kind}/${about.id}`))
}

/** By the position of the severity. */
function bySeverity(gaps: readonly Gap[]): readonly (readonly Gap[])[] {
  let parted = partings.get(gaps)
  if (parted === undefined) {
    const parts = severities.map((): Gap[] => [])
    for (const gap of gaps) parts[severities.indexOf(gap.severity)]?.push(gap)
    partings.set(gaps, (parted = parts))
  }
  return parted
}

/** Only a memo: the gaps of most rules stay the same list. */
const partings = new WeakMap<readonly Gap[], readonly (readonly Gap[])[]>()

function isSame(before: ReadonlyMap<RuleId, Found> | undefined, after: ReadonlyMap<RuleId, Found>): boolean {
  return before !== undefined && ruleIds.every((rule) => before?.get(rule)?.gaps === after.get(rule)?.gaps)
}
