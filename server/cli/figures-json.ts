/**
 * The figures of a plan as plain JSON. Days are `2026-03-05`, finish dates inclusive; durations, delays and floats are
 * working days; amounts are in the plan's basis (money in major units). A figure of earned value is `{value, reason}`, with
 * a null value wherever there is none; shares are 0 … 1, instants and ages milliseconds. Top level: plan, moment, basis,
 * finish, items (by id), value and freshness of plan, groups and departments, keyResults, objectives, ownership, roots,
 * said, gaps (with sentence, label of the mending action, name of who can mend it), headline, faults.
 */

import type { Json, JsonObject } from '../../shared/base/json.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { deliveryLightOf } from '../../shared/engine/lights.ts'
import type { RolledFreshness } from '../../shared/engine/freshness.ts'
import { rollUpFreshness } from '../../shared/engine/roll-up-freshness.ts'
import { none, progressStates, scheduleFlags } from '../../shared/engine/schedule.ts'
import { valueFlagNames } from '../../shared/engine/value.ts'
import { earnedValueOf, leavesIn } from '../../shared/engine/value-scope.ts'
import type { ValueScope } from '../../shared/engine/value-scope.ts'
import { createTelling } from '../../shared/text/telling.ts'
import { text } from '../../shared/text/text.ts'

export function figuresToJson(figures: Figures): JsonObject {
  const { plan, moment, schedule, structure } = figures
  const words = text()
  const telling = createTelling(plan, moment, schedule.axis)
  const value = (scope: ValueScope): Json => plain(earnedValueOf(figures, scope))
  const fresh = (scope: ValueScope): Json =>
    freshnessToJson(
      figures,
      rollUpFreshness({ ...figures, items: plan.items.list }, leavesIn(figures, scope)),
    )
  const byGroup = (of: (scope: ValueScope) => Json): JsonObject =>
    Object.fromEntries(
      plan.items.list.flatMap((item, index) =>
        structure.isLeaf[index] === 1 ? [] : [[item.id, of({ type: 'item', index })] as const],
      ),
    )
  const byDepartment = (of: (scope: ValueScope) => Json): JsonObject =>
    Object.fromEntries(plan.departments.list.map(({ id }) => [id, of({ type: 'department', id })]))
  return {
    plan: {
      id: plan.id,
      name: plan.settings.name,
      currency: plan.settings.currency,
      timeZone: plan.settings.timeZone,
    },
    moment: plain(moment),
    basis: figures.basis,
    baseline: figures.baseline?.id ?? null,
    finish: schedule.end === none ? null : schedule.axis.finishDay(schedule.end),
    items: Object.fromEntries(plan.items.list.map((item, index) => [item.id, itemToJson(figures, index)])),
    value: {
      plan: value({ type: 'plan' }),
      groups: byGroup(value),
      departments: byDepartment(value),
    },
    keyResults: plain(
      figures.keyResults.map(({ work, ...rest }) => ({
        ...rest,
        work: work.map((index) => plan.items.list[index]?.id ?? ''),
      })),
    ),
    objectives: plain(figures.objectives),
    freshness: {
      ...freshnessToJson(figures, figures.planFreshness),
      groups: byGroup(fresh),
      departments: byDepartment(fresh),
    },
    ownership: plain(figures.ownership),
    roots: plain(figures.roots.map(({ score: _hidden, ...root }) => root)),
    said: plain(figures.said),
    gaps: figures.gaps.map((gap) => ({
      ...(plain(gap) as JsonObject),
      sentence: words.gaps.sentence(gap, telling),
      mendLabel: words.gaps.mend(gap, telling),
      personName: gap.person === undefined ? null : (telling.person(gap.person) ?? null),
    })),
    headline: {
      ...(plain(figures.headline) as JsonObject),
      sentences: [
        words.headline.first(figures.headline.first, telling),
        words.headline.second(figures.headline.second, telling),
      ].filter((sentence) => sentence !== ''),
      text: words.headline.whole(figures.headline, telling),
    },
    faults: [...plan.faults, ...schedule.faults].map((fault) => ({
      ...(plain(fault) as JsonObject),
      sentence: words.troubles.fault(fault, telling).what,
    })),
  }
}

function itemToJson(figures: Figures, index: number): JsonObject {
  const { plan, schedule, structure, variance, freshness, value } = figures
  const item = plan.items.list[index]
  const whole = (amounts: Int32Array): number | null => {
    const amount = amounts[index] ?? none
    return amount === none ? null : amount
  }
  return {
    title: item?.title ?? '',
    type: item?.type ?? 'task',
    parent: item?.parentId ?? null,
    leaf: structure.isLeaf[index] === 1,
    state: progressStates[schedule.state[index] ?? 0] ?? 'unstarted',
    start: schedule.startDay(index) ?? null,
    finish: schedule.finishDay(index) ?? null,
    lateStart: schedule.lateStartDay(index) ?? null,
    lateFinish: schedule.lateFinishDay(index) ?? null,
    duration: whole(schedule.duration),
    remaining: whole(schedule.remaining),
    totalFloat: whole(schedule.totalFloat),
    freeFloat: whole(schedule.freeFloat),
    critical: schedule.critical[index] === 1,
    drivers: plain(schedule.driversOf(index)),
    warnings: scheduleFlags.filter((_, bit) => ((schedule.flags[index] ?? 0) & (1 << bit)) !== 0),
    variance: plain(variance[index] ?? null),
    value: plain(value[index] ?? null),
    valueWarnings: valueFlagNames.filter((_, bit) => ((figures.valueFlags[index] ?? 0) & (1 << bit)) !== 0),
    light: deliveryLightOf(figures, index),
    freshness: plain(freshness[index] ?? null),
  }
}

/** The oldest by id instead of by position. */
function freshnessToJson({ plan }: Figures, { oldestIndex, ...rolled }: RolledFreshness): JsonObject {
  const oldest = oldestIndex === null ? null : (plan.items.list[oldestIndex]?.id ?? null)
  return { ...rolled, oldest }
}

/** Only what JSON holds: no functions, no undefined; maps as objects. */
function plain(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (_key, held: unknown) => (held instanceof Map ? Object.fromEntries(held) : held)),
  ) as Json
}
