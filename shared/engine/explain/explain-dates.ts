/** Where a delay or a float comes from: the days compared, what gives the forecast, and how the promise came about. */

import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { ItemId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { none } from '../schedule.ts'
import { worstIndex } from '../variance.ts'
import { baselineEntries, progressEntries, promiseEntries } from './entries.ts'
import type { DelayFigure, Entry, Explanation, FloatFigure, Operand, Part } from './explanation.ts'
import { find } from '../../base/table.ts'

const member = { delay: 'total', announced: 'announced', unannounced: 'unannounced' } as const
const compared = {
  delay: ['forecast', 'baseline'],
  announced: ['commitment', 'baseline'],
  unannounced: ['forecast', 'commitment'],
} as const

/** Of a group, the leaf that is latest is the part it comes from. */
export function explainDelay(base: BaseFigures, figure: DelayFigure, id: ItemId): Explanation | undefined {
  const index = base.structure.indexOf(id)
  const variance = index === undefined ? undefined : base.variance[index]
  if (index === undefined || variance === undefined) return undefined
  const latest = worstIndex(base, index) ?? index
  const saidAt = base.freshness[latest]?.saidAt
  const shown = base.variance[latest] ?? variance
  const days = {
    forecast: shown.forecastFinish,
    baseline: shown.baselineFinish,
    commitment: shown.commitmentFinish,
  }
  const parts: Part[] = []
  if (latest !== index) {
    const of = { type: 'item', id: variance.worst } as const
    parts.push({ of, value: shown[member[figure]], ...aged(saidAt), opens: { figure, of } })
  }
  return {
    question: { figure, of: { type: 'item', id } },
    value: variance[member[figure]],
    unit: 'working days',
    operands: compared[figure].map((name) =>
      dayOperand(name, days[name], name === 'baseline' ? undefined : saidAt),
    ),
    parts,
    entries: delayEntries(base, figure, latest),
    ...aged(saidAt),
  }
}

export function explainFloat(base: BaseFigures, figure: FloatFigure, id: ItemId): Explanation | undefined {
  const { structure, schedule } = base
  const index = structure.indexOf(id)
  if (index === undefined) return undefined
  const float = (figure === 'totalFloat' ? schedule.totalFloat : schedule.freeFloat)[index] ?? none
  const finish = schedule.earlyFinish[index] ?? none
  const next = float === none || finish === none ? undefined : schedule.axis.startDay(finish + float)
  const saidAt = base.freshness[index]?.saidAt
  const limit =
    figure === 'totalFloat'
      ? dayOperand('lateFinish', schedule.lateFinishDay(index), undefined)
      : dayOperand('nextStart', next, undefined)
  return {
    question: { figure, of: { type: 'item', id } },
    value: float === none ? null : float,
    unit: 'working days',
    operands: [limit, dayOperand('earlyFinish', schedule.finishDay(index), saidAt)],
    parts: [],
    entries: driverEntries(base, index),
    ...aged(saidAt),
  }
}

function dayOperand(name: string, day: Day | undefined, saidAt: Instant | undefined): Operand {
  return { name, value: day ?? null, unit: 'day', ...aged(saidAt) }
}

function aged(saidAt: Instant | undefined): { readonly saidAt?: Instant } {
  return saidAt === undefined ? {} : { saidAt }
}

function delayEntries(base: BaseFigures, figure: DelayFigure, index: number): readonly Entry[] {
  const item = base.plan.items.list[index]
  const report = find(base.plan.reports, item?.id)
  return [
    ...(figure === 'announced' ? [] : [...driverEntries(base, index), ...progressEntries(report)]),
    ...(figure === 'delay' ? [] : promiseEntries(item)),
    ...(figure === 'unannounced' ? [] : baselineEntries(base.baseline)),
  ]
}

function driverEntries({ schedule }: BaseFigures, index: number): readonly Entry[] {
  return schedule
    .driversOf(index)
    .flatMap((driver): readonly Entry[] =>
      driver.type === 'link' ? [{ type: 'driver', itemId: driver.itemId, linkId: driver.linkId }] : [],
    )
}
