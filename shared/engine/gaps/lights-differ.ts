/**
 * CO7: a key result whose work is delivered as planned while its value is not coming, or the reverse, for a full cadence and
 * with something expected by now. Value is judged as of now and as of one cadence ago, by what had been read until then;
 * delivery by the worst light of the open and finished work that serves it.
 */

import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Policies } from '../../plan/policies.ts'
import { askedByNow, isHold, valueLightAt } from '../create-key-results.ts'
import type { BaseFigures } from '../figures.ts'
import { deliveryLightOf, workLight } from '../lights.ts'
import type { Light } from '../lights.ts'
import { isCancelled } from '../schedule.ts'
import { governs } from '../stages/stage-standing.ts'
import { valueFieldsLight, valueFigures } from '../stages/value-fields.ts'
import type { ValueFigures } from '../stages/value-fields.ts'
import { presentPerson, whoAnswersFor, whoCanMend } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { itemGap, makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const lightsDiffer: PlanRule = {
  rule: 'CO7',
  reads: (base) =>
    governs(base.plan, 'value') ? [...readsGoals(base), ...readsItems(base)] : readsGoals(base),
  find: (base) =>
    governs(base.plan, 'value') ? [...goalsAsBefore(base), ...itemsDiffer(base)] : goalsDiffer(base),
}

function readsGoals(base: BaseFigures): readonly unknown[] {
  const { keyResults, variance, value, schedule, plan } = base
  return [...readsPeople(base), keyResults, variance, value, schedule, plan.settings, plan.readings]
}

function readsItems({ plan, moment }: BaseFigures): readonly unknown[] {
  return [plan.items, plan.governed, moment.today]
}

/** Only a memo: where items alone changed, goals are as they were. */
const goals = new WeakMap<BaseFigures['keyResults'], { read: readonly unknown[]; gaps: readonly Gap[] }>()

function goalsAsBefore(base: BaseFigures): readonly Gap[] {
  const read = readsGoals(base)
  const known = goals.get(base.keyResults)
  if (known?.read.every((each, at) => each === read[at])) return known.gaps
  const gaps = goalsDiffer(base)
  goals.set(base.keyResults, { read, gaps })
  return gaps
}

function goalsDiffer(base: BaseFigures): readonly Gap[] {
  return base.keyResults.flatMap((own, position) => {
    const { light, value } = own
    const keyResult = base.plan.keyResults.list[position]
    const kpi = find(base.plan.kpis, keyResult?.kpiId)
    const expected = askedByNow(own, kpi)
    if (keyResult === undefined || value === null || expected === null) return []
    // A goal to hold is asked for its band all the time; within it, it needs no work that it could do without.
    if (isHold(kpi) ? light !== 'red' : expected === (keyResult.startValue ?? expected)) return []
    const delivery = workLight(base, own.work)
    if (!differ(delivery, light) || valueLightAt(base, position, cadenceAgo(base)) !== light) return []
    const measure = kpi?.id ?? null
    return [
      makeGap(
        { kind: 'keyResult', id: own.id },
        {
          rule: 'CO7',
          severity: 'serious',
          person: whoAnswersFor(base, position),
          facts: {
            delivered: delivery === 'green' ? 1 : 0,
            value,
            expected,
            measure,
            items: own.work.length,
          },
          mend: { action: 'explain', otherId: own.id },
        },
      ),
    ]
  })
}

/** Of the value that work itself is to bring: its target by now and what was achieved of it. */
function itemsDiffer(base: BaseFigures): readonly Gap[] {
  const { plan } = base
  const days = { ago: cadenceAgo(base), today: base.moment.today }
  const gaps: Gap[] = []
  for (let index = 0; index < plan.items.list.length; index++) {
    const item = plan.items.list[index]
    if (item?.values === undefined) continue
    const known = judgedValue(base, item, days)
    const { light, worst } = known.found
    if (worst === undefined || isCancelled(base.schedule, index)) continue
    const delivery = deliveryOf(base, index, known)
    if (!differ(delivery, light)) continue
    gaps.push(
      itemGap(base, index, {
        rule: 'CO7',
        severity: 'serious',
        person: presentPerson(plan, item.controller) ?? whoCanMend(base, index),
        facts: {
          delivered: delivery === 'green' ? 1 : 0,
          value: worst.achievedByNow ?? 0,
          expected: worst.targetByNow,
          kind: worst.kind,
        },
        mend: 'see value',
      }),
    )
  }
  return gaps
}

interface SteadyLight {
  readonly light: Light
  /** What gives it; undefined where the light was another a cadence ago, or nothing was due. */
  readonly worst?: ValueFigures
}

interface Judged {
  readonly governed: Plan['governed']
  readonly policies: Policies
  readonly days: Days
  readonly found: SteadyLight
  delivered?: {
    readonly variance: unknown
    readonly sums: unknown
    readonly days: number
    readonly light: Light
  }
}

interface Days {
  readonly ago: Day
  readonly today: Day
}

/** Only a memo: an item whose value and dates nobody touched is judged once a day. */
const judged = new WeakMap<Item, Judged>()

function judgedValue({ plan }: BaseFigures, item: Item, days: Days): Judged {
  const { policies } = plan.settings
  const known = judged.get(item)
  const isSameDay = known?.days.today === days.today && known.days.ago === days.ago
  if (known && isSameDay && known.governed === plan.governed && known.policies === policies) return known
  const governed = find(plan.governed, item.id)
  const now = valueFigures(item, governed, days.today)
  const light = valueFieldsLight(now, policies)
  const isSteady = valueFieldsLight(valueFigures(item, governed, days.ago), policies) === light
  const worst = now.find((one) => one.targetByNow !== null && valueFieldsLight([one], policies) === light)
  const found = { light, ...(isSteady && worst && { worst }) }
  const fresh: Judged = { governed: plan.governed, policies, days, found }
  judged.set(item, fresh)
  return fresh
}

function deliveryOf(base: BaseFigures, index: number, known: Judged): Light {
  const [variance, sums] = [base.variance[index], base.value[index]]
  const days = base.schedule.duration[index] ?? 0
  const { delivered } = known
  const isKnown = delivered !== undefined && delivered.variance === variance && delivered.sums === sums
  if (isKnown && delivered.days === days) return delivered.light
  const light = deliveryLightOf(base, index)
  // Of a group the duration that counts is that of the leaf below it: it is judged each time.
  if (base.structure.isLeaf[index] === 1) known.delivered = { variance, sums, days, light }
  return light
}

function differ(delivery: Light, value: Light): boolean {
  return (delivery === 'green' && value === 'red') || (delivery === 'red' && value === 'green')
}

/** The status date, as many working days earlier as the plan asks for reports. */
function cadenceAgo({ schedule: { axis }, moment, plan }: BaseFigures): string {
  return axis.finishDay(axis.finishBoundary(moment.statusDate) - plan.settings.policies.cadenceDays)
}
