/** The first sentence of the headline (HL): the first that holds, the largest of its kind first. */

import { addDays } from '../base/day.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import type { HeadlineFirst } from './headline.ts'
import { headlineMilestones } from './headline-milestones.ts'
import { shortKeyResults } from './key-result-short.ts'
import { scheduleTolerance } from './lights.ts'
import { isFinished, isUnstarted } from './link-bounds.ts'
import { presentOwner } from './ownership.ts'
import { lateLeaf, liveDriver } from './root-of-delay.ts'
import { none } from './schedule-marks.ts'
import { varianceAtCompletion } from './value-scope.ts'

export function firstSentence(base: BaseFigures, roots: readonly BlockedRoot[]): HeadlineFirst {
  if (base.schedule.end === none) return { type: 'no dates' }
  if (base.baseline === undefined) return { type: 'no baseline' }
  return (
    lateMilestone(base) ??
    shortKeyResult(base) ??
    moneyOver(base) ??
    blockedWithSlack(roots) ??
    unownedSoon(base) ??
    onPlan(base)
  )
}

function lateMilestone(base: BaseFigures): HeadlineFirst | undefined {
  const { plan, variance, schedule } = base
  let latest: Extract<HeadlineFirst, { type: 'milestone late' }> | undefined
  for (const index of headlineMilestones(base)) {
    const days = variance[index]?.total ?? 0
    const day = schedule.finishDay(index)
    const item = plan.items.list[index]
    if (item === undefined || day === undefined || isFinished(base, index)) continue
    if (days <= scheduleTolerance(plan.settings.policies, schedule.duration[index] ?? 0)) continue
    if (latest !== undefined && latest.days >= days) continue
    latest = { type: 'milestone late', itemId: item.id, day, days, atTheEarliest: isOpenEnded(base, index) }
  }
  return latest
}

/**
 * Whether its day hangs on a block that nobody can date (SC5.8). A block by an item further up the same chain has a date:
 * that item's forecast.
 */
function isOpenEnded(base: BaseFigures, index: number): boolean {
  const reports = base.reportOf
  const chain: number[] = []
  for (let at = lateLeaf(base, index); at >= 0 && !chain.includes(at); at = liveDriver(base, at))
    chain.push(at)
  return chain.some((at, place) => {
    const report = reports[at]
    if (report?.status !== 'blocked' || report.blocker?.until !== undefined) return false
    const waits = report.blocker?.waitsFor
    const on = waits?.type === 'item' ? base.structure.indexOf(waits.id) : undefined
    return on === undefined || !chain.includes(on, place + 1)
  })
}

function shortKeyResult(base: BaseFigures): HeadlineFirst | undefined {
  const [worst] = [...shortKeyResults(base)].sort((a, b) => b.share - a.share || a.position - b.position)
  if (worst === undefined) return undefined
  const { id, outlook, target, day } = worst
  return { type: 'key result short', keyResultId: id, outlook, target, day }
}

function moneyOver(base: BaseFigures): HeadlineFirst | undefined {
  const { bac, ac } = base.planValue
  if (base.basis !== 'cost' || ac === null || bac <= 0) return undefined
  const over = -(varianceAtCompletion(base) ?? 0)
  return over > base.plan.settings.policies.toleranceMoney * bac
    ? { type: 'money over', amount: over }
    : undefined
}

/** The least slack first: that one moves a milestone soonest. */
function blockedWithSlack(roots: readonly BlockedRoot[]): HeadlineFirst | undefined {
  let nearest: Extract<HeadlineFirst, { type: 'blocked with slack' }> | undefined
  for (const { itemId, blocked, slackLeft, slackTo } of roots) {
    if (!blocked || slackLeft === null || slackTo === undefined) continue
    if (nearest !== undefined && nearest.slack <= slackLeft) continue
    nearest = { type: 'blocked with slack', itemId, slack: slackLeft, milestoneId: slackTo }
  }
  return nearest
}

const soonDays = 10

/** Starting within ten working days from today, today included. */
function unownedSoon(base: BaseFigures): HeadlineFirst | undefined {
  const { plan, structure, schedule, moment } = base
  const before = schedule.axis.finishBoundary(addDays(moment.today, -1)) + soonDays
  let count = 0
  for (let i = 0; i < structure.count; i++) {
    const start = schedule.earlyStart[i] ?? none
    if (structure.isLeaf[i] !== 1 || start === none || start >= before || !isUnstarted(base, i)) continue
    if (presentOwner(plan, plan.items.list[i]) === undefined) count++
  }
  return count > 0 ? { type: 'unowned soon', count } : undefined
}

const halfLive = 0.5

function onPlan(base: BaseFigures): HeadlineFirst {
  const { plan, schedule, planFreshness } = base
  const { live, inPlay } = planFreshness
  const milestone = headlineMilestones(base)[0]
  const day = milestone === undefined ? undefined : schedule.finishDay(milestone)
  const itemId = plan.items.list[milestone ?? -1]?.id
  const named = itemId !== undefined && day !== undefined ? { itemId, day } : {}
  return { type: 'on plan', ...named, live, inPlay, old: inPlay > 0 && live < halfLive * inPlay }
}
