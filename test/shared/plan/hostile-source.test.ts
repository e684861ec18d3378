import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { charterKinds, workKinds } from '../../../shared/plan/edit.ts'
import { itemFields } from '../../../shared/plan/assemble/item-fields.ts'
import { settingsFields } from '../../../shared/plan/assemble/settings-fields.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { fileOfPlan, readPlanFile, writePlanFile } from '../../../shared/exchange/plan-file.ts'
import { smallSource } from './small-source.ts'
import type { Records } from './small-source.ts'

const kinds = [...charterKinds, ...workKinds]
const names = [...itemFields.fields, ...settingsFields.fields].map(({ name }) => name)
const key = fc.oneof(
  fc.constantFrom(
    ...names,
    'from',
    'to',
    'leaves',
    'edits',
    'item',
    'entry',
    'deleted',
    '__proto__',
    'constructor',
  ),
  fc.string(),
)
const leaf = fc.oneof(
  fc.constantFrom<Json>(null, Infinity, -0, 1e308, 2 ** 53, '2026-03-02', '9999-99-99', 'task', 'a', true),
  fc.jsonValue() as fc.Arbitrary<Json>,
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('json'), { maxLength: 4 }),
    // As JSON.parse makes them: `__proto__` is a member like any other.
    fc
      .array(fc.tuple(key, tie('json')), { maxLength: 6 })
      .map((pairs) => Object.fromEntries(pairs) as JsonObject),
  ),
}))

const id = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'plan')
const records = fc.record(
  Object.fromEntries(
    kinds.map((kind) => [kind, fc.dictionary(id, json, { maxKeys: 3, noNullPrototype: true })]),
  ),
) as fc.Arbitrary<Records>
const entry = fc.record({
  id,
  kind: fc.constantFrom(
    'checkIn',
    'booking',
    'change',
    'reading',
    'withdrawal',
    'confirm',
    'decision',
    'answer',
    'answer.done',
    'device',
    'x',
  ),
  at: json,
  by: json,
  device: json,
  seen: json,
  body: json,
  note: json,
}) as unknown as fc.Arbitrary<SourceEntry>
const source = fc
  .tuple(records, fc.array(entry, { maxLength: 12 }))
  .map(([all, entries]) => smallSource(all, entries))

test('whatever JSON stands anywhere, reading gives a plan (rule 6)', () => {
  fc.assert(
    fc.property(source, (hostile) => {
      const plan = assemblePlan(hostile)
      expect(plan.faults.every(({ found = '' }) => found.length <= 80)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('… and what is exported of it can be imported', () => {
  fc.assert(
    fc.property(source, (hostile) => {
      expect(readPlanFile(writePlanFile(fileOfPlan(hostile, 0)))).toHaveProperty('ok', true)
    }),
    { numRuns: 120 },
  )
})

test('nesting deeper than the stack is a bad value like another', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as Json
  const change = {
    edits: [{ kind: 'item', id: 'a', field: 'finish', from: deep, to: deep, seen: deep }],
    deep,
  }
  const said = (name: string, kind: string, body: JsonObject): SourceEntry => ({
    id: name,
    kind,
    at: 1000,
    body,
  })
  const plan = assemblePlan(
    smallSource(
      {
        plan: { plan: { calendar: deep, name: deep } },
        item: { a: { title: deep, labels: { x: deep } } },
        baseline: { b: { takenOn: '2026-03-02', keyResults: deep, calendar: deep } },
      },
      [
        said('c', 'change', change),
        said('c', 'change', { ...change, more: 1 }),
        said('s', 'checkIn', { item: 'a', blocker: deep }),
      ],
    ),
  )
  expect(plan.items.list).toHaveLength(1)
  expect(plan.faults.length).toBeGreaterThan(3)
})
