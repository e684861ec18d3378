import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { agreeing, agreementOf } from '../../../shared/engine/agreement.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { planFileOfJson, sourceOfFile } from '../../../shared/exchange/plan-file.ts'
import { agreedNames, tableNames } from '../../../shared/plan/plan-tables.ts'
import type { PlanSource } from '../../../shared/plan/source.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'

const now = Date.UTC(2026, 10, 23, 8, 30)
const moment = { statusDate: '2026-11-22' }

function sampleSource(): PlanSource {
  const read = planFileOfJson(JSON.parse(JSON.stringify(samplePlanFile(now, 'Europe/Berlin'))))
  if (!read.ok) throw new Error('the sample is a plan file')
  return sourceOfFile(read.value)
}

test('AG1: the letters are the same in whatever order records and entries came', () => {
  const source = sampleSource()
  const letters = agreementOf(assemblePlan(source), moment)
  expect(letters).toMatch(/^[2-9A-HJ-NP-Z]{6}$/)
  const entries = [...source.entries]
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(agreementOf(assemblePlan({ ...source, entries: shuffled }), moment)).toBe(letters)
    }),
    { numRuns: 10 },
  )
})

test('AG1: an entry less, a field changed or another day give other letters', () => {
  const source = sampleSource()
  const plan = assemblePlan(source)
  const letters = agreementOf(plan, moment)
  expect(agreementOf(plan, { statusDate: '2026-11-23' })).not.toBe(letters)
  const last = [...source.entries].filter(({ kind }) => kind === 'checkIn').at(-1)
  const without = [...source.entries].filter((entry) => entry !== last)
  expect(agreementOf(assemblePlan({ ...source, entries: without }), moment)).not.toBe(letters)
  const [first, ...rest] = plan.items.list
  if (!first) throw new Error('the sample has items')
  const renamed = { ...plan, items: { ...plan.items, list: [{ ...first, title: 'Else' }, ...rest] } }
  expect(agreementOf(renamed, moment)).not.toBe(letters)
})

test.each(agreedNames)('AG1: a row more or another row in %s gives other letters', (name) => {
  const plan = assemblePlan(sampleSource())
  const letters = (rows: readonly object[]): string =>
    agreementOf({ ...plan, [name]: { ...plan[name], list: rows } }, moment)
  const [like = { id: 'a' }] = plan[name].list as readonly object[]
  // Rows of a kind that the sample has none of need only what their letters are made of.
  const row = { leaves: new Map(), checkIns: [], bookings: [], ...like }
  const said = [[], [row], [{ ...row, id: 'x' }], [row, { ...row, id: 'x' }]].map(letters)
  expect(new Set(said).size).toBe(said.length)
})

test('AG1: who writes on which device is the only table without letters', () => {
  expect(tableNames.filter((name) => !agreedNames.some((one) => one === name))).toEqual(['devices'])
})

test('AG1: worked out in steps the letters are the same, and no step looks at more than some hundred entities', () => {
  const plan = assemblePlan(sampleSource())
  const many = Array.from({ length: 1000 }, (_, at) => ({ ...must(plan.items.list[0]), id: `i${at}` }))
  const large = { ...plan, items: { ...plan.items, list: many } }
  const steps = agreeing(large, moment)
  let count = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) count++
  expect(step.value).toBe(agreementOf(large, moment))
  expect(count).toBeGreaterThanOrEqual(5)
})
