/** Every figure that follows from PV, EV and AC (EV 5–7): full precision, and the reason wherever there is none. */

import type { EarnedValueBasis, Policies } from '../plan/policies.ts'
import type { EarnedSchedule, EarnedValue, Maybe, NullReason, ValueSums } from './value.ts'

export interface EarnedValueInput {
  readonly basis: EarnedValueBasis
  /** False where there is no baseline: nothing that rests on PV has a value. */
  readonly planned: boolean
  /** What is still to be spent by the estimates of the work left; null for none (bottom-up). */
  readonly remainingEstimate: number | null
  readonly method: Policies['estimateAtCompletion']
  readonly earnedSchedule: EarnedSchedule
}

export function earnedValueTable(sums: ValueSums, input: EarnedValueInput): EarnedValue {
  const { bac, pv, ev, ac } = sums
  const { planned, remainingEstimate } = input
  const cost = ac === null ? because('no costs recorded') : number(ac)
  const sv = planned ? number(ev - pv) : because('no baseline')
  const cv = map(cost, (spent) => number(ev - spent))
  const spi = planned
    ? ratio(sums.evForIndex, sums.pvForIndex, 'nothing planned yet')
    : because('no baseline')
  const cpi = map(cost, (spent) => ratio(ev, spent, 'nothing spent yet'))
  const done = bac > 0 && ev >= bac
  const estimate = (open: (spent: number) => Maybe): Maybe =>
    map(cost, (spent) => (done ? number(spent) : bac > 0 ? open(spent) : because('no budget')))
  const eacTypical = estimate(() => map(cpi, (index) => ratio(bac, index, 'nothing earned yet')))
  const eacAtypical = estimate((spent) => number(spent + (bac - ev)))
  const eacCombined = estimate((spent) =>
    map(cpi, (a) =>
      map(spi, (b) => map(ratio(bac - ev, a * b, 'nothing earned yet'), (rest) => number(spent + rest))),
    ),
  )
  const eacBottomUp = estimate((spent) =>
    remainingEstimate === null ? because('no remaining estimates') : number(spent + remainingEstimate),
  )
  const eac = { typical: eacTypical, atypical: eacAtypical, combined: eacCombined, 'bottom-up': eacBottomUp }[
    input.method
  ]
  return {
    ...sums,
    basis: input.basis,
    sv,
    cv,
    spi,
    cpi,
    missingCosts: ac === 0 && ev > 0,
    svPercent: planned ? ratio(ev - pv, pv, 'nothing planned yet') : because('no baseline'),
    cvPercent: map(cv, (variance) => ratio(variance, ev, 'nothing earned yet')),
    eac,
    eacTypical,
    eacAtypical,
    eacCombined,
    eacBottomUp,
    etc: map(cost, (spent) => map(eac, (whole) => number(whole - spent))),
    vac: map(eac, (whole) => number(bac - whole)),
    tcpiBac: map(cost, (spent) => toComplete(bac - ev, bac - spent)),
    tcpiEac: map(cost, (spent) => map(eac, (whole) => toComplete(bac - ev, whole - spent))),
    percentComplete: ratio(ev, bac, 'no budget'),
    percentPlanned: planned ? ratio(pv, bac, 'no budget') : because('no baseline'),
    percentSpent: map(cost, (spent) => ratio(spent, bac, 'no budget')),
    earnedSchedule: input.earnedSchedule,
  }
}

function number(value: number): Maybe {
  return { value: value + 0 }
}

function because(reason: NullReason): Maybe {
  return { value: null, reason }
}

function map(maybe: Maybe, then: (value: number) => Maybe): Maybe {
  return maybe.value === null ? maybe : then(maybe.value)
}

/** Null where the denominator is 0, and where it is so small that the quotient is no number. */
function ratio(over: number, under: number, reason: NullReason): Maybe {
  const value = over / under
  return under === 0 || !Number.isFinite(value) ? because(reason) : number(value)
}

/** With nothing left to spend, or less than nothing, there is no pace that would do it. */
function toComplete(work: number, money: number): Maybe {
  if (money < 0 && work <= 0) return number(0)
  return money < 0 ? because('budget exhausted') : ratio(work, money, 'budget exhausted')
}
