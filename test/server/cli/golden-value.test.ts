// Golden plans of what things are worth: test/plans/value-*.json say in `expect` what `figures --json` prints of them. Numbers
// are compared to the digits written; only what is named is compared; of lists, what has an id is named by it.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { figuresToJson } from '../../../server/cli/figures-json.ts'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'

const folder = fileURLToPath(new URL('../../plans/', import.meta.url))
interface Golden {
  readonly about: string
  readonly figures: JsonObject
  readonly json: JsonObject
}

const plans = readdirSync(folder)
  .filter((file) => file.startsWith('value-'))
  .map((file): Golden => {
    const { expect: expected, ...json } = JSON.parse(readFileSync(folder + file, 'utf8'))
    return { ...expected, json }
  })

describe('golden plans of value', () => {
  test.for(plans.map((plan) => [plan.about, plan] as const))('%s', ([, { figures, json }]) => {
    const file = planFileOfJson(json)
    if (!file.ok) throw new Error(file.error.map(({ path, message }) => `${path} ${message}`).join('; '))
    const { plan, asOf = '' } = planOfFile(file.value)
    const printed = figuresToJson(figuresOf(plan, momentAsOf(plan.settings.timeZone, asOf)))
    expect(sameDigits(named(figures, printed), figures)).toEqual(figures)
  })
})

/** Of what is printed, what the expectation names. */
function named(asked: Json | undefined, printed: Json | undefined): Json {
  if (typeof asked !== 'object' || asked === null || typeof printed !== 'object' || printed === null)
    return printed ?? null
  const found = Array.isArray(printed)
    ? Object.fromEntries(printed.map((one) => [String((one as JsonObject)['id']), one]))
    : (printed as JsonObject)
  return Object.fromEntries(Object.entries(asked).map(([name, one]) => [name, named(one, found[name])]))
}

/** Each number that rounds to what is written, as it is written. */
function sameDigits(found: Json | undefined, written: Json | undefined): Json {
  if (typeof found === 'number' && typeof written === 'number') {
    const decimals = String(written).split('.')[1]?.length ?? 0
    return Math.abs(found - written) <= 0.5 * 10 ** -decimals + 1e-9 && decimals > 0 ? written : found
  }
  if (typeof found !== 'object' || found === null) return found ?? null
  return Object.fromEntries(
    Object.entries(found).map(([name, one]) => [name, sameDigits(one, (written as JsonObject)[name])]),
  )
}
