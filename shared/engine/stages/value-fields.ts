/**
 * The value of an item by kind: what was planned at the start, what is aimed at, what is expected now, what was achieved.
 * Profit, cash and one-time cost add up over time; of recurring value and headcount the latest stands. With `by`: until then.
 */

import { find } from '../../base/table.ts'
import type { Day } from '../../base/day.ts'
import { readValueKey, valueKinds } from '../../plan/governance.ts'
import type { Governed, ValueKind, ValueMeasure, ValuePoint } from '../../plan/governance.ts'
import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Policies } from '../../plan/policies.ts'
import { valueLight, worstLight } from '../lights.ts'
import type { Light } from '../lights.ts'

/** Null: nothing said. */
export interface ValueFigures {
  readonly kind: ValueKind
  readonly baseline: number | null
  readonly target: number | null
  readonly forecast: number | null
  readonly achieved: number | null
  /** Of target and achieved, what stands for the day asked. */
  readonly targetByNow: number | null
  readonly achievedByNow: number | null
}

interface Point {
  readonly day: Day
  readonly amount: number
}

export function isLevel(kind: ValueKind): boolean {
  return kind === 'recurring' || kind === 'headcount'
}

/** Kinds of which nothing was said are left out. */
export function valueFigures(item: Item, governed: Governed | undefined, by: Day): readonly ValueFigures[] {
  if (item.values === undefined && !governed) return []
  const planned = Map.groupBy(plannedValues(item, governed), ({ kind, measure }) => `${kind}:${measure}`)
  return valueKinds.flatMap((kind) => {
    const of = (measure: ValueMeasure): readonly Point[] => planned.get(`${kind}:${measure}`) ?? []
    const said = (governed?.achieved ?? []).filter((one) => one.kind === kind)
    if (said.length === 0 && valueMeasuresOf(kind, planned) === 0) return []
    return [
      {
        kind,
        baseline: amountOf(kind, of('baseline')),
        target: amountOf(kind, of('target')),
        forecast: amountOf(kind, of('forecast')),
        achieved: amountOf(kind, said),
        targetByNow: amountOf(kind, of('target'), by),
        achievedByNow: amountOf(kind, said, by),
      },
    ]
  })
}

export function valueOf(plan: Plan, item: Item, by: Day): readonly ValueFigures[] {
  return valueFigures(item, find(plan.governed, item.id), by)
}

/** Figure by figure; a null adds nothing. */
export function addValues(all: Iterable<ValueFigures>): readonly ValueFigures[] {
  const sums = new Map<ValueKind, ValueFigures>()
  for (const one of all) {
    const sum = sums.get(one.kind)
    sums.set(one.kind, sum ? plus(sum, one) : one)
  }
  return valueKinds.flatMap((kind) => sums.get(kind) ?? [])
}

/**
 * TL2 of value fields: pace is what was achieved of what was aimed at by now, outlook what is expected of the whole target;
 * of a cost the other way round. Unknown until something is due or a forecast is said.
 */
export function valueFieldsLight(figures: readonly ValueFigures[], policies: Policies): Light {
  return worstLight(
    figures.map(({ kind, target, forecast, targetByNow, achievedByNow }) =>
      valueLight(
        shareOf(
          kind,
          targetByNow === null ? null : (achievedByNow ?? (kind === 'one-time cost' ? null : 0)),
          targetByNow,
        ),
        shareOf(kind, forecast, target),
        policies,
      ),
    ),
  )
}

/** 1 is as aimed at; less is worse, whichever way the kind counts. */
function shareOf(kind: ValueKind, is: number | null, wanted: number | null): number | null {
  if (is === null || wanted === null || wanted === 0) return null
  if (kind !== 'one-time cost') return is / wanted
  return is <= 0 ? 1 : wanted / is
}

export interface PlannedValue extends ValuePoint {
  /** Its name in the item's values; absent: what was aimed at when it was decided, and nobody wrote it. */
  readonly key?: string
  readonly amount: number
}

/** What is planned, and the start of each kind that has none of its own: the targets that it had when it was first decided (ST4). */
export function plannedValues(item: Item, governed: Governed | undefined): readonly PlannedValue[] {
  const written = pointsIn(item.values)
  const begun = new Set(written.flatMap(({ kind, measure }) => (measure === 'baseline' ? [kind] : [])))
  const decided = (governed?.moves ?? []).filter(({ stage }) => stage === 'decided')
  const frozen = decided.flatMap(({ values }) => {
    const aims = pointsIn({ ...item.values, ...values }).filter(
      ({ kind, measure }) => measure === 'target' && !begun.has(kind),
    )
    for (const { kind } of aims) begun.add(kind)
    return aims.map(({ kind, day, amount }): PlannedValue => ({ kind, measure: 'baseline', day, amount }))
  })
  return frozen.length === 0 ? written : [...written, ...frozen]
}

function pointsIn(values: Readonly<Record<string, number | null>> = {}): readonly PlannedValue[] {
  return Object.entries(values).flatMap(([key, amount]) => {
    const point = readValueKey(key)
    return point && amount !== null ? [{ ...point, key, amount }] : []
  })
}

function valueMeasuresOf(kind: ValueKind, planned: ReadonlyMap<string, readonly Point[]>): number {
  return ['baseline', 'target', 'forecast'].filter((measure) => planned.has(`${kind}:${measure}`)).length
}

function amountOf(kind: ValueKind, points: readonly Point[], by?: Day): number | null {
  const until = by === undefined ? points : points.filter(({ day }) => day <= by)
  if (until.length === 0) return null
  if (!isLevel(kind)) return until.reduce((sum, { amount }) => sum + amount, 0)
  return until.reduce((latest, point) => (point.day >= latest.day ? point : latest)).amount
}

function plus(a: ValueFigures, b: ValueFigures): ValueFigures {
  const sum = (x: number | null, y: number | null): number | null => (x === null ? y : y === null ? x : x + y)
  return {
    kind: a.kind,
    baseline: sum(a.baseline, b.baseline),
    target: sum(a.target, b.target),
    forecast: sum(a.forecast, b.forecast),
    achieved: sum(a.achieved, b.achieved),
    targetByNow: sum(a.targetByNow, b.targetByNow),
    achievedByNow: sum(a.achievedByNow, b.achievedByNow),
  }
}
