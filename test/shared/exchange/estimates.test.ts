// Three points of a task in a plan file: in, out again, and in no order.
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { fileOfPlan, planFileOfJson, planOfFile, readPlanFile } from '../../../shared/exchange/plan-file.ts'
import { sourceOfFile, writePlanFile } from '../../../shared/exchange/plan-file.ts'

const fileWith = (estimate: Readonly<Record<string, number>>) =>
  planFileOfJson({
    plumbline: 1,
    plan: { name: 'Estimates' },
    items: [{ id: 'a', title: 'Permit', type: 'task', duration: 5, estimate }],
  })

test('FC2: a plan file holds best, likely and worst, fractions too, through an export and back', () => {
  const estimate = { optimistic: 2.5, likely: 5, pessimistic: 12 }
  const file = fileWith(estimate)
  const text = writePlanFile(fileOfPlan(sourceOfFile(must(file.ok ? file.value : undefined)), 0))
  const again = readPlanFile(text)
  const { plan } = planOfFile(must(again.ok ? again.value : undefined))
  expect(find(plan.items, 'a')?.estimate).toEqual(estimate)
})

test('FC2: three points in no order are refused with the sentence that says where', () => {
  const file = fileWith({ optimistic: 9, likely: 5, pessimistic: 12 })
  expect(file.ok ? [] : file.error.map(({ path, message }) => `${path} ${message}`)).toEqual([
    expect.stringMatching(/^items\[0\]\.estimate .*is not three numbers: optimistic ≤ likely ≤ pessimistic$/),
  ])
})
