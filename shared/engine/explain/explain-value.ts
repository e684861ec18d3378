/** Where a figure of earned value or earned schedule comes from: its operands, and for sums what they are made of. */

import { find } from '../../base/table.ts'
import type { Report } from '../../plan/report.ts'
import type { BaseFigures } from '../figures.ts'
import type { EarnedValue, Maybe } from '../value.ts'
import { earnedValueOf, leavesIn, remainingEstimateOf } from '../value-scope.ts'
import type { ValueScope } from '../value-scope.ts'
import { baselineEntries, bookingEntries, progressEntries } from './entries.ts'
import type {
  Entry,
  Explanation,
  FigureUnit,
  Operand,
  Part,
  Scope,
  TimeFigure,
  ValueFigure,
} from './explanation.ts'
import { indexOfScope, oldestSaid, scopesBelow } from './scopes.ts'

type Figure = ValueFigure | TimeFigure

const operandsOf: Readonly<Record<Figure, readonly (Figure | 'rest')[]>> = {
  bac: ['bac'],
  pv: ['bac'],
  ev: ['bac'],
  ac: ['ac'],
  sv: ['ev', 'pv'],
  cv: ['ev', 'ac'],
  spi: ['ev', 'pv'],
  cpi: ['ev', 'ac'],
  svPercent: ['ev', 'pv'],
  cvPercent: ['ev', 'ac'],
  eac: ['bac', 'ev', 'ac', 'cpi'],
  eacTypical: ['bac', 'cpi'],
  eacAtypical: ['ac', 'bac', 'ev'],
  eacCombined: ['ac', 'bac', 'ev', 'cpi', 'spi'],
  eacBottomUp: ['ac', 'rest'],
  etc: ['eac', 'ac'],
  vac: ['bac', 'eac'],
  tcpiBac: ['bac', 'ev', 'ac'],
  tcpiEac: ['bac', 'ev', 'eac', 'ac'],
  percentComplete: ['ev', 'bac'],
  percentPlanned: ['pv', 'bac'],
  percentSpent: ['ac', 'bac'],
  es: ['ev', 'pv'],
  at: ['at'],
  svTime: ['es', 'at'],
  spiTime: ['es', 'at'],
  ieac: ['pd', 'es', 'at'],
  pd: ['pd'],
}

const indices: ReadonlySet<Figure> = new Set(['spi', 'cpi', 'tcpiBac', 'tcpiEac', 'spiTime'])
const inDays: ReadonlySet<Figure> = new Set(['es', 'at', 'svTime', 'ieac', 'pd'])
/** What was agreed does not age. */
const ageless: ReadonlySet<Figure | 'rest'> = new Set(['bac', 'pv', 'at', 'pd', 'percentPlanned'])
const sums: readonly Figure[] = ['bac', 'pv', 'ev', 'ac', 'sv', 'cv']

/** In the order of the trade's tables. */
export const valueFigures = Object.keys(operandsOf) as readonly Figure[]

export function isValueFigure(figure: string): figure is Figure {
  return figure in operandsOf
}

export function explainValue(base: BaseFigures, figure: Figure, of: Scope): Explanation | undefined {
  const scope = indexOfScope(base, of)
  if (scope === undefined) return undefined
  const figures = earnedValueOf(base, scope)
  const saidAt = oldestSaid(base, scope)
  const aged = (one: Figure | 'rest'): { readonly saidAt?: number } =>
    ageless.has(one) || saidAt === undefined ? {} : { saidAt }
  const { value, reason } = figureOf(figures, figure)
  const operands = operandsOf[figure].map((one): Operand => {
    const maybe = one === 'rest' ? { value: remainingEstimateOf(base, scope) } : figureOf(figures, one)
    const opens = one === 'rest' || one === figure ? {} : { opens: { figure: one, of } }
    return {
      name: one,
      ...maybe,
      unit: one === 'rest' ? 'amount' : unitOfFigure(one),
      ...aged(one),
      ...opens,
    }
  })
  const share =
    (figure === 'pv' || figure === 'ev') && figures.bac > 0 ? { share: figures[figure] / figures.bac } : {}
  return {
    question: { figure, of },
    value,
    ...(reason && { reason }),
    unit: unitOfFigure(figure),
    ...share,
    operands,
    parts: sums.includes(figure) ? partsOf(base, figure, scope, of) : [],
    entries: entriesOf(base, figure, scope),
    ...aged(figure),
  }
}

export function unitOfFigure(figure: Figure): FigureUnit {
  if (indices.has(figure)) return 'index'
  if (inDays.has(figure)) return 'working days'
  return figure.toLowerCase().includes('percent') ? 'share' : 'amount'
}

export function figureOf(figures: EarnedValue, figure: Figure): Maybe {
  switch (figure) {
    case 'bac':
    case 'pv':
    case 'ev':
      return { value: figures[figure] }
    case 'ac':
      return figures.ac === null ? { value: null, reason: 'no costs recorded' } : { value: figures.ac }
    case 'es':
    case 'at':
    case 'ieac':
    case 'pd':
      return figures.earnedSchedule[figure]
    case 'svTime':
      return figures.earnedSchedule.sv
    case 'spiTime':
      return figures.earnedSchedule.spi
    default:
      return figures[figure]
  }
}

function partsOf(base: BaseFigures, figure: Figure, scope: ValueScope, of: Scope): readonly Part[] {
  return scopesBelow(base, scope, of)
    .map(({ index, scope: part, saidAt }): Part => {
      const { value } = figureOf(earnedValueOf(base, { type: 'item', index }), figure)
      return { of: part, value, ...(saidAt !== undefined && { saidAt }), opens: { figure, of: part } }
    })
    .filter(({ value }) => value !== null && value !== 0)
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
}

/** Of one leaf, what its figures were read from. Larger scopes are opened part by part. */
function entriesOf(base: BaseFigures, figure: Figure, scope: ValueScope): readonly Entry[] {
  const [leaf, ...others] = scope.type === 'item' ? leavesIn(base, scope) : []
  const rests = new Set<string>([figure, ...operandsOf[figure]])
  const planned = [...rests].some((one) => ageless.has(one as Figure)) ? baselineEntries(base.baseline) : []
  if (leaf === undefined || others.length > 0 || scope.type !== 'item' || leaf !== scope.index) return planned
  const report: Report | undefined = find(base.plan.reports, base.plan.items.list[leaf]?.id)
  const measure = base.basis === 'effort' ? 'hours' : 'cost'
  return [
    ...(rests.has('ev') ? progressEntries(report) : []),
    ...(rests.has('ac') ? bookingEntries(report, measure) : []),
    ...planned,
  ]
}
