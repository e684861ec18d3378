/**
 * What a session freezes when it opens and when it closes (SE1): the figures of the board as plain data, evidence of what
 * was known then. Ids and figures, no names and no sentences (HO5). Never read back as a present figure.
 */

import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import { find } from '../../base/table.ts'
import type { ItemId, KeyResultId } from '../../plan/ids.ts'
import type { EarnedValueBasis } from '../../plan/policies.ts'
import type { Figures } from '../figures.ts'
import type { Headline, SaidMeasured } from '../headline.ts'
import { headlineMilestones } from '../headline-milestones.ts'
import { worstKeyResult } from '../worst-key-result.ts'
import { agendaOf } from './agenda.ts'

export interface Snapshot {
  /** Of this shape. */
  readonly v: 1
  readonly now: Instant
  readonly today: Day
  readonly headline: Headline
  /** The headline milestones, the latest of them first; days late against the baseline, null without one. */
  readonly milestones: readonly MilestoneSnapshot[]
  readonly money: {
    readonly basis: EarnedValueBasis
    readonly pv: number
    readonly ev: number
    readonly ac: number | null
  }
  readonly value: {
    readonly keyResultId: KeyResultId
    readonly outlook: number
    readonly target: number
  } | null
  readonly ownership: { readonly inPlay: number; readonly owned: number; readonly live: number }
  /** Items in play that are live, and the share of their weight. */
  readonly live: number
  readonly liveShare: number | null
  /** In ms. */
  readonly medianAge: number | null
  readonly overdueReports: number
  readonly gaps: number
  readonly contradictions: number
  readonly said: readonly SaidMeasured[]
  /** Keys of the agenda, and of what is not for that day. */
  readonly agenda: readonly string[]
  readonly notToday: readonly string[]
  readonly followThrough: { readonly due: number; readonly kept: number }
}

export interface MilestoneSnapshot {
  readonly itemId: ItemId
  readonly finish: Day | null
  readonly late: number | null
  readonly announced: number | null
}

export function snapshotOf(figures: Figures): Snapshot {
  const { moment, planValue, ownership, planFreshness, gaps, followThrough } = figures
  const agenda = agendaOf(figures)
  return {
    v: 1,
    now: moment.now,
    today: moment.today,
    headline: figures.headline,
    milestones: milestonesOf(figures),
    money: { basis: figures.basis, pv: planValue.pv, ev: planValue.ev, ac: planValue.ac },
    value: valueOf(figures),
    ownership,
    live: planFreshness.live,
    liveShare: planFreshness.liveShare,
    medianAge: planFreshness.medianAge,
    overdueReports: planFreshness.overdue,
    gaps: gaps.length,
    contradictions: gaps.filter(({ rule }) => rule.startsWith('CO')).length,
    said: figures.said.map(({ note: _erasable, ...row }) => row),
    agenda: agenda.today.map(({ key }) => key),
    notToday: agenda.notToday.slice(0, mostKept).map(({ key }) => key),
    followThrough: { due: followThrough.due, kept: followThrough.kept },
  }
}

/** More than that nobody comes to. */
const mostKept = 20

function milestonesOf(figures: Figures): readonly MilestoneSnapshot[] {
  const { plan, schedule, variance } = figures
  return headlineMilestones(figures)
    .map((index) => ({
      itemId: plan.items.list[index]?.id ?? '',
      finish: schedule.finishDay(index) ?? null,
      late: variance[index]?.total ?? null,
      announced: variance[index]?.announced ?? null,
    }))
    .toSorted((a, b) => (b.late ?? -Infinity) - (a.late ?? -Infinity))
}

function valueOf(figures: Figures): Snapshot['value'] {
  const worst = worstKeyResult(figures)
  const target = worst && find(figures.plan.keyResults, worst.id)?.targetValue
  const outlook = worst?.outlook ?? worst?.value
  return worst && target !== undefined && outlook !== null && outlook !== undefined
    ? { keyResultId: worst.id, outlook, target }
    : null
}
