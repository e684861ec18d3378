/** The figures of a plan as plain JSON for other programs: FIGURES.md says what each member means, figures-shape.ts what it is. */

import { must } from '../../shared/base/assert.ts'
import type { Json, JsonObject } from '../../shared/base/json.ts'
import { agreementOf } from '../../shared/engine/agreement.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { deliveryLightOf } from '../../shared/engine/lights.ts'
import { rollUpFreshness } from '../../shared/engine/roll-up-freshness.ts'
import { none, progressStates, scheduleFlags } from '../../shared/engine/schedule.ts'
import { valueFlagNames } from '../../shared/engine/value.ts'
import { earnedValueOf, leavesIn } from '../../shared/engine/value-scope.ts'
import type { ValueScope } from '../../shared/engine/value-scope.ts'
import { breachesToJson } from './breaches-json.ts'
import { capacityToJson } from './capacity-json.ts'
import { keyResultToJson } from './key-result-json.ts'
import { plain } from './plain.ts'
import { figuresVersion } from './figures-shape.ts'
import { whoMustAct } from '../../shared/engine/who-must-act.ts'
import { createTelling } from '../../shared/text/telling.ts'
import { furtherText } from '../../shared/text/further-text.ts'
import { text } from '../../shared/text/text.ts'

export function figuresToJson(figures: Figures): JsonObject {
  const { plan, moment, schedule, structure } = figures
  const words = text()
  const further = furtherText()
  const telling = createTelling(plan, moment, schedule.axis)
  const value = (scope: ValueScope): Json => plain(earnedValueOf(figures, scope))
  const fresh = (scope: ValueScope): Json =>
    plain(rollUpFreshness({ ...figures, items: plan.items.list }, leavesIn(figures, scope)))
  const byGroup = (of: (scope: ValueScope) => Json): JsonObject =>
    Object.fromEntries(
      plan.items.list.flatMap((item, index) =>
        structure.isLeaf[index] === 1 ? [] : [[item.id, of({ type: 'item', index })] as const],
      ),
    )
  const byDepartment = (of: (scope: ValueScope) => Json): JsonObject =>
    Object.fromEntries(plan.departments.list.map(({ id }) => [id, of({ type: 'department', id })]))
  return {
    figures: figuresVersion,
    plan: {
      id: plan.id,
      name: plan.settings.name,
      currency: plan.settings.currency,
      timeZone: plan.settings.timeZone,
    },
    moment: plain(moment),
    agreement: agreementOf(plan, moment),
    basis: figures.basis,
    baseline: figures.baseline?.id ?? null,
    finish: schedule.endDay() ?? null,
    items: Object.fromEntries(plan.items.list.map((item, index) => [item.id, itemToJson(figures, index)])),
    value: {
      plan: value({ type: 'plan' }),
      groups: byGroup(value),
      departments: byDepartment(value),
    },
    keyResults: figures.keyResults.map((keyResult) => keyResultToJson(figures, keyResult)),
    objectives: plain(figures.objectives),
    freshness: {
      ...figures.planFreshness,
      groups: byGroup(fresh),
      departments: byDepartment(fresh),
    },
    ownership: plain(figures.ownership),
    roots: plain(
      figures.roots.map(({ score: _hidden, ...root }) => ({
        ...root,
        mustAct: whoMustAct(figures, root) ?? null,
      })),
    ),
    said: plain(figures.said),
    followThrough: followThroughToJson(figures),
    gaps: figures.gaps.map((gap) => ({
      ...(plain(gap) as JsonObject),
      sentence: further.gaps.sentence(gap, telling),
      mendLabel: further.gaps.mend(gap, telling),
      personName: gap.person === undefined ? null : (telling.person(gap.person) ?? null),
    })),
    breaches: breachesToJson(figures, further, telling),
    capacity: capacityToJson(figures),
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
      sentence: further.troubles.fault(fault, telling).what,
    })),
  }
}

function followThroughToJson({ plan, followThrough }: Figures): JsonObject {
  const { decisions, ...counts } = followThrough
  return {
    ...counts,
    decisions: decisions.map(({ counts: _inSums, ...standing }, at) => {
      const { sessionId = null, ownerId = null, due = null, text: says, type } = must(plan.decisions.list[at])
      return { ...standing, session: sessionId, type, text: says, owner: ownerId, due }
    }),
  }
}

function itemToJson(figures: Figures, index: number): JsonObject {
  const { plan, schedule, structure, freshness, value } = figures
  const item = plan.items.list[index]
  const isLeaf = structure.isLeaf[index] === 1
  const whole = (amounts: Int32Array): number | null => {
    const amount = amounts[index] ?? none
    return amount === none ? null : amount
  }
  return {
    title: item?.title ?? '',
    type: item?.type ?? 'task',
    parent: item?.parentId ?? null,
    leaf: isLeaf,
    state: progressStates[schedule.state[index] ?? 0] ?? 'unstarted',
    start: schedule.startDay(index) ?? null,
    finish: schedule.finishDay(index) ?? null,
    lateStart: schedule.lateStartDay(index) ?? null,
    lateFinish: schedule.lateFinishDay(index) ?? null,
    // A group has no duration of its own (SC3.5).
    duration: isLeaf ? whole(schedule.duration) : null,
    remaining: isLeaf ? whole(schedule.remaining) : null,
    totalFloat: whole(schedule.totalFloat),
    freeFloat: whole(schedule.freeFloat),
    critical: schedule.critical[index] === 1,
    drivers: plain(schedule.driversOf(index)),
    warnings: scheduleFlags.filter((_, bit) => ((schedule.flags[index] ?? 0) & (1 << bit)) !== 0),
    variance: plain(figures.variance[index] ?? null),
    value: plain(value[index] ?? null),
    valueWarnings: valueFlagNames.filter((_, bit) => ((figures.valueFlags[index] ?? 0) & (1 << bit)) !== 0),
    light: deliveryLightOf(figures, index),
    freshness: plain(freshness[index] ?? null),
  }
}
