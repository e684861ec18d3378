/**
 * One policy of the plan, named as in `policies.ts`; `notUsed.WORD` says what is not used here: a part of the product
 * (`budgets`) or a rule (`MP1`). Null gives the default back.
 */

import type { Json } from '../base/json.ts'
import { defaultPolicies } from '../plan/policies.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandNumber } from './demands.ts'
import type { Range } from './demands.ts'
import { setField } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface SetPolicy {
  readonly name: string
  readonly value: number | boolean | string | null
}

export const setPolicy: Command<SetPolicy> = {
  name: 'plan.setPolicy',
  title: 'Change what was agreed',
  run: ({ name, value }) =>
    planUnless(demandPolicy(name, value), () => [
      setField('plan', 'plan', `policies.${name}`, given(name, value)),
    ]),
}

const ratio: Range = { least: 0, most: 100 }
const share: Range = { least: 0, most: 1 }
const ranges: ReadonlyMap<string, Range & { readonly what: string }> = new Map([
  ['liveHours', { what: 'the hours a check-in stays live', least: 0, most: 10_000 }],
  ['cadenceDays', { what: 'the working days between check-ins', least: 1, most: 1000, whole: true }],
  ['cadenceWeekday', { what: 'the weekday of the check-in', least: 1, most: 7, whole: true }],
  ['cadenceMinute', { what: 'the minute of the day', least: 0, most: 1439, whole: true }],
  ['toleranceDays', { what: 'the days tolerated', least: 0, most: 10_000 }],
  ['toleranceShare', { what: 'the share of a duration tolerated', ...share }],
  ['toleranceMoney', { what: 'the share of money tolerated', ...share }],
  ['paceAmber', { what: 'the pace below which it is amber', ...ratio }],
  ['paceRed', { what: 'the pace below which it is red', ...ratio }],
  ['indexAmber', { what: 'the index below which it is amber', ...ratio }],
  ['indexRed', { what: 'the index below which it is red', ...ratio }],
  [
    'criticalFloat',
    { what: 'the float up to which work is critical', least: -10_000, most: 10_000, whole: true },
  ],
])
const words: ReadonlyMap<string, readonly string[]> = new Map([
  ['progressMode', ['retained', 'override']],
  ['earnedValueBasis', ['auto', 'cost', 'effort', 'duration', 'count']],
  ['estimateAtCompletion', ['typical', 'atypical', 'combined', 'bottom-up']],
])
const notUsed = 'notUsed.'

function demandPolicy(name: string, value: SetPolicy['value']): Refusal | undefined {
  const isMark = name.startsWith(notUsed) && name.length > notUsed.length
  const isKnown = isMark || (name !== 'notUsed' && Object.hasOwn(defaultPolicies, name))
  if (!isKnown) return { code: 'BAD_WORD', facts: { what: 'policy', found: name } }
  if (value === null) return undefined
  const range = ranges.get(name)
  if (range && typeof value === 'number') return demandNumber(range.what, value, range)
  const fits =
    range === undefined && (words.get(name)?.some((word) => word === value) ?? typeof value === 'boolean')
  return fits ? undefined : { code: 'BAD_WORD', facts: { what: `value for ${name}`, found: String(value) } }
}

/** A mark is there or not. */
function given(name: string, value: SetPolicy['value']): Json {
  return name.startsWith(notUsed) && value === false ? null : value
}
