/** Where a figure of a key result comes from: its course, its latest reading, and the gate whose slip reaches it (KR). */

import { addDays } from '../../base/day.ts'
import type { KeyResultId } from '../../plan/ids.ts'
import { courseOf, expectedAt, shareOfWay } from '../expected-curve.ts'
import type { BaseFigures } from '../figures.ts'
import type { KeyResultFigures } from '../key-results.ts'
import { latestReading } from '../reading-freshness.ts'
import { baselineEntries, readingEntry } from './entries.ts'
import type { Explanation, FigureUnit, KeyResultFigure, Operand, Part } from './explanation.ts'

const operandsOf = {
  krVariance: ['value', 'expected'],
  attained: ['value', 'start', 'target'],
  pace: ['value', 'start', 'target', 'expectedShare'],
  outlook: ['projection', 'curveAfterSlip'],
  shortfall: ['target', 'outlook'],
} as const

const unitOf: Readonly<Record<KeyResultFigure, FigureUnit>> = {
  krVariance: 'measure',
  attained: 'share',
  pace: 'index',
  outlook: 'measure',
  shortfall: 'measure',
}

type OperandName = (typeof operandsOf)[KeyResultFigure][number]

export function explainKeyResult(
  base: BaseFigures,
  figure: KeyResultFigure,
  id: KeyResultId,
): Explanation | undefined {
  const position = base.plan.keyResults.indexById.get(id)
  const figures = position === undefined ? undefined : base.keyResults[position]
  const keyResult = position === undefined ? undefined : base.plan.keyResults.list[position]
  if (figures === undefined || keyResult === undefined) return undefined
  const reading = latestReading(base.plan, keyResult.kpiId, base.moment)
  const values = valuesOf(base, figures)
  const said = figures.saidAt === undefined ? {} : { saidAt: figures.saidAt }
  const bySlip = figure === 'outlook' || figure === 'shortfall'
  return {
    question: { figure, of: { type: 'key result', id } },
    value: figure === 'krVariance' ? figures.variance : figures[figure],
    unit: unitOf[figure],
    operands: operandsOf[figure].map((name): Operand => ({
      name,
      value: values[name],
      unit: name === 'expectedShare' ? 'share' : 'measure',
      ...(name === 'value' || name === 'projection' ? said : {}),
      ...(name === 'outlook' ? { opens: { figure: name, of: { type: 'key result', id } } } : {}),
    })),
    parts: bySlip ? gatePart(base, figures) : [],
    entries: [...(reading ? [readingEntry(reading)] : []), ...(bySlip ? baselineEntries(base.baseline) : [])],
    ...said,
  }
}

function valuesOf(
  base: BaseFigures,
  figures: KeyResultFigures,
): Readonly<Record<OperandName, number | null>> {
  const position = base.plan.keyResults.indexById.get(figures.id) ?? -1
  const keyResult = base.plan.keyResults.list[position]
  const course = keyResult && courseOf(keyResult)
  const { value, expected, projection, outlook, slipDays, gateId } = figures
  return {
    value,
    expected,
    start: course?.startValue ?? null,
    target: course?.targetValue ?? keyResult?.targetValue ?? null,
    expectedShare: course && expected !== null ? shareOfWay(course, expected) : null,
    projection,
    curveAfterSlip:
      course && gateId !== undefined ? expectedAt(course, addDays(course.targetDay, -slipDays)) : null,
    outlook,
  }
}

/** The gate, with the calendar days it slips. */
function gatePart(
  { structure, freshness }: BaseFigures,
  { gateId, slipDays }: KeyResultFigures,
): readonly Part[] {
  if (gateId === undefined) return []
  const of = { type: 'item', id: gateId } as const
  const saidAt = freshness[structure.indexOf(gateId) ?? -1]?.saidAt
  return [{ of, value: slipDays, ...(saidAt !== undefined && { saidAt }), opens: { figure: 'delay', of } }]
}
