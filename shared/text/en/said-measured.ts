/** English cells of Said / Measured: a department's own word with its age beside what was measured. */

import type { SaidMeasured } from '../../engine/headline.ts'
import type { EarnedValueBasis } from '../../plan/policies.ts'
import type { Telling } from '../telling.ts'
import type { Cell, SaidMeasuredWords } from '../words.ts'
import { ages } from './ages.ts'
import { days } from './days.ts'
import { money, number } from './numbers.ts'

export const saidMeasured: SaidMeasuredWords = {
  said: (row, telling) =>
    row.said === undefined
      ? { main: 'nothing', detail: ages.never }
      : { main: row.said, detail: ages.said(row.saidAt, telling) },
  measured,
}

/** What weighs most against its own word comes first: spent too early, below plan because not done, late. */
function measured(row: SaidMeasured, basis: EarnedValueBasis, telling: Telling): Cell {
  if (row.spentEarly !== null) {
    const { amount, days: early } = row.spentEarly
    return {
      main: `${days.count(early)} too early`,
      detail: `${money.short(amount, telling.currency)} spent`,
    }
  }
  if (row.belowPlanned !== null) {
    return {
      main: `${money.short(row.belowPlanned, telling.currency)} not spent`,
      detail: 'because not done',
    }
  }
  return {
    main: row.delay === null ? 'no dates' : days.late(row.delay),
    detail: notDone(row.notDone, basis, telling),
  }
}

const units: Readonly<Record<Exclude<EarnedValueBasis, 'cost'>, string>> = {
  effort: 'hours',
  duration: 'days of work',
  count: 'items',
}

function notDone(amount: number, basis: EarnedValueBasis, telling: Telling): string {
  const shown = basis === 'cost' ? money.short(amount, telling.currency) : `${number(amount)} ${units[basis]}`
  return /[1-9]/.test(shown) ? `${shown} not done` : 'work done as planned'
}
