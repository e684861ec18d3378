/** Schedule, money, value, ownership: each with its words, its drawing to scale, and its age (P1, P5). */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { headlineMilestones } from '../../../shared/engine/headline-milestones.ts'
import { worstKeyResult } from '../../../shared/engine/worst-key-result.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import { delaySegments } from '../../parts/item/delay-segments.ts'
import { delayMade } from '../../text/en/delay-made.ts'
import { now } from '../../text/en/now.ts'
import type { Deviation } from '../../ui/plumb-line.ts'

export interface FigureView {
  readonly label: string
  readonly value: string
  readonly made: string
  readonly age: string
  readonly old: boolean
  /** Segments of the plumb line in the unit of `scale`; negative hangs left. */
  readonly segments: readonly Deviation[]
  readonly scale: number
  readonly tone: 'behind' | 'risk' | 'ahead'
}

export function scheduleView(figures: Figures, words: Words): FigureView {
  const age = words.ages.liveShare(figures.planFreshness.liveShare, figures.plan.settings.policies.liveHours)
  const common = {
    label: now.schedule,
    age,
    old: (figures.planFreshness.liveShare ?? 1) < 0.5,
    tone: 'behind' as const,
  }
  const index = headlineIndex(figures)
  const variance = index === undefined ? undefined : figures.variance[index]
  if (!variance || variance.forecastFinish === undefined)
    return { ...common, value: now.noDates, made: now.noDatesMade, segments: [], scale: 1 }
  const { total, announced, unannounced } = variance
  if (total === null) return { ...common, value: now.noPlan, made: now.noPlanMade, segments: [], scale: 1 }
  return {
    ...common,
    tone: total < 0 ? 'ahead' : 'behind',
    value: total === 0 ? now.onPlan : capitalise(words.days.late(total)),
    made: delayMade(announced ?? 0, unannounced ?? 0),
    segments: delaySegments(total, announced ?? 0),
    scale: Math.max(20, Math.abs(total) * 1.15),
  }
}

export function moneyView(figures: Figures, words: Words): FigureView {
  const { pv, ev, ac } = figures.planValue
  const { currency } = figures.plan.settings
  const short = (amount: number): string => words.money.short(Math.abs(amount), currency)
  const common = {
    label: now.money,
    age:
      ac === null
        ? ''
        : now.bookedUntil(words.days.relative(figures.moment.statusDate, figures.moment.today)),
    old: false,
  }
  const none = { ...common, segments: [], scale: 1, tone: 'behind' as const }
  if (!figures.baseline) return { ...none, value: now.noPlan, made: now.noPlanMade }
  if (figures.basis !== 'cost') return { ...none, value: now.noCosts, made: now.noBudgetsMade, age: '' }
  if (ac === null) return { ...none, value: now.noCosts, made: now.noCostsMade(short(pv)) }
  const below = pv - ac
  const saved = ev - ac
  const value =
    Math.abs(below) < 0.5 ? now.asPlanned : below > 0 ? now.below(short(below)) : now.over(short(below))
  const made =
    saved >= 0
      ? now.notDoneAndSaved(short(pv - ev), short(saved))
      : now.notDoneAndOver(short(pv - ev), short(saved))
  const segments = [
    { from: 0, to: -saved, kind: saved >= 0 ? ('ahead' as const) : ('announced' as const) },
    { from: -Math.max(0, saved), to: -Math.max(0, saved) - (pv - ev), kind: 'announced' as const },
  ]
  return {
    ...common,
    value,
    made,
    segments,
    scale: Math.max(1, Math.abs(below), Math.abs(saved)) * 1.3,
    tone: 'behind',
  }
}

export function valueView(figures: Figures, words: Words, telling: Telling): FigureView {
  const worst = worstKeyResult(figures)
  const common = { label: now.value, tone: 'behind' as const }
  const keyResult = worst && find(figures.plan.keyResults, worst.id)
  if (!worst || !keyResult || keyResult.targetValue === undefined || keyResult.targetDay === undefined) {
    return {
      ...common,
      value: now.noGoals,
      made: now.noGoalsMade,
      age: '',
      old: false,
      segments: [],
      scale: 1,
    }
  }
  const outlook = worst.outlook ?? worst.value ?? 0
  const measure = telling.measureOf(worst.id)
  const short = Math.max(0, keyResult.targetValue - outlook)
  return {
    ...common,
    value: words.values.outOf(outlook, keyResult.targetValue, measure, figures.plan.settings.currency),
    made: now.byDay(
      telling.keyResult(worst.id) ?? '',
      words.days.day(keyResult.targetDay, figures.moment.today),
      worst.bySlip,
    ),
    age: worst.saidAt === undefined ? now.noReading : now.reading(words.ages.said(worst.saidAt, telling)),
    old: worst.saidAt === undefined || telling.workingAge(worst.saidAt) > 1,
    segments: short > 0 ? [{ from: 0, to: -short, kind: 'unannounced' }] : [],
    scale: Math.abs(keyResult.targetValue) || 1,
  }
}

/** The one of the headline's milestones that is furthest off. */
export function headlineIndex(figures: Figures): number | undefined {
  const delay = (index: number): number => figures.variance[index]?.total ?? -Infinity
  return headlineMilestones(figures).toSorted((a, b) => delay(b) - delay(a))[0]
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
