/**
 * AG1: a short fingerprint of all that figures come from: the plan as read from its documents, the status date, the engine's
 * version; no ages. Devices that show the same letters show the same figures. It is a sum over entities, so that the order
 * in which they came does not matter and an edit costs only what it changed.
 */

import { canonicalJson } from '../base/json.ts'
import type { Json } from '../base/json.ts'
import { runSteps } from '../base/steps.ts'
import type { Baseline } from '../plan/baseline.ts'
import type { Period } from '../plan/period.ts'
import type { Plan } from '../plan/plan.ts'
import { agreedNames } from '../plan/plan-tables.ts'
import type { AgreedName, SummedName } from '../plan/plan-tables.ts'
import type { Report } from '../plan/report.ts'
import type { Moment } from './moment.ts'

/** Raised with whatever makes an engine give other figures for the same plan. */
export const engineVersion = 6

/** Six letters and digits, none of them easily taken for another. */
export function agreementOf(plan: Plan, moment: Pick<Moment, 'statusDate'>): string {
  return runSteps(agreeing(plan, moment))
}

/** The same in steps of a few milliseconds: of a large plan the first letters take hundreds. */
export function* agreeing(plan: Plan, moment: Pick<Moment, 'statusDate'>): Generator<void, string> {
  const sum: Print = { high: 0, low: 0 }
  let count = 0
  const add = (kind: 'plan' | AgreedName, entity: object): void => {
    const { high, low } = printOf(kind, entity)
    sum.high = (sum.high + high) >>> 0
    sum.low = (sum.low + low) >>> 0
  }
  add('plan', plan.settings)
  for (const kind of agreedNames) {
    for (const entity of plan[kind].list) {
      add(kind, entity)
      if (++count % step === 0) yield
    }
  }
  const { high, low } = hash(`${sum.high} ${sum.low} ${moment.statusDate} ${engineVersion}`)
  return lettersOf(high) + lettersOf(low)
}

/** Entities. */
const step = 200

interface Print {
  high: number
  low: number
}

/** An entity that is not changed keeps its object, and its print with it. */
const prints = new WeakMap<object, Print>()

function printOf(kind: 'plan' | AgreedName, entity: object): Print {
  const known = prints.get(entity)
  if (known) return known
  const told = inBrief.get(kind)?.(entity as never) ?? entity
  const print = hash(`${kind} ${canonicalJson(told as Json)}`)
  prints.set(entity, print)
  return print
}

/** What a baseline freezes is in its own fingerprint. */
function sealOf({ id, fingerprint, complete, leaves }: Baseline): object {
  return { id, fingerprint, complete, leaves: leaves.size }
}

/** What was said as it stands; of what was said before, how much and the last. */
function saidOf({ checkIns, bookings, ...said }: Report): object {
  return { ...said, checkIns: checkIns.length, last: checkIns.at(-1)?.id ?? null, bookings: bookings.length }
}

/** Other devices hold what was said in lists of their own. */
function closedOf({ device: _device, frontier: _frontier, ...said }: Period): object {
  return said
}

const summedUp: { readonly [Name in SummedName]: (row: never) => object } = {
  baselines: sealOf,
  reports: saidOf,
  periods: closedOf,
}
const inBrief: ReadonlyMap<string, (row: never) => object> = new Map(Object.entries(summedUp))

/** cyrb53 by bryc (public domain): two words of 32 bits, whole numbers only, so the same everywhere. */
function hash(text: string): Print {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return { high: high >>> 0, low: low >>> 0 }
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function lettersOf(word: number): string {
  return [0, 5, 10].map((shift) => letters[(word >>> shift) & 31]).join('')
}
