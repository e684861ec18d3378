// Three points of a task in a plan file and in a table: in, out again, and in no order.
import { describe, expect, test } from 'vitest'
import { rowTrouble } from '../../../client/text/en/import-rows.ts'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { csvOfPlan } from '../../../shared/exchange/table/plan-csv.ts'
import { writeCsv } from '../../../shared/exchange/table/write-csv.ts'
import { codesOf, createImportPlan, rowsOf } from './table/import-case.ts'
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

describe('FC2 three points in a table', () => {
  test.for([
    ['Task;Optimistic;Most likely;Pessimistic', '2;3,5;9 Tage'],
    [
      'Vorgangsname;Optimistische Dauer;Wahrscheinlichste Dauer;Pessimistische Dauer',
      '2 Tage;3,5 Tage;9 Tage',
    ],
    ['Vorgang;Bestenfalls;Erwartete Dauer;Schlimmstenfalls', '16 h;28 h;9t'],
    ['Aufgabe;Optimistisch;Dauer;Pessimistisch', '2;3,5;9'],
  ] as const)('under the heads %s', ([heads, cells]) => {
    expect(rowsOf(`${heads}\nPermit;${cells}\n`)).toMatchObject([
      // Likely standing as the duration is rounded up there (SC1.5).
      {
        title: 'Permit',
        estimate: { optimistic: 2, likely: heads.includes(';Dauer;') ? 4 : 3.5, pessimistic: 9 },
      },
    ])
  })

  test('without all three, or out of order, they are told and left empty', () => {
    const rows = rowsOf('Title;Best;Likely;Worst\nA;2;;9\nB;9;5;12\nC;soon;5;12\nD;-1;5;12\nE;;;\nF;2;3;9\n')
    expect(rows.map(codesOf)).toEqual([
      ['POINT_MISSING'],
      ['POINTS_OUT_OF_ORDER'],
      ['NO_NUMBER', 'POINT_MISSING'],
      ['NEGATIVE', 'POINT_MISSING'],
      [],
      [],
    ])
    expect(rows.map(({ estimate }) => estimate?.pessimistic)).toEqual([...Array(5).fill(undefined), 9])
    expect(rowTrouble(must(rows[0]?.troubles[0]))).toBe(
      'Best, likely and worst count only together, and it has 2, –, 9; left empty.',
    )
  })

  test('accepted, changed and taken out again they are the item’s; a group has none, and that is told', async () => {
    const plan = createImportPlan()
    const head = 'ID,Title,Parent,Best,Likely,Worst'
    const first = await plan.accept(`${head}\n1,All,,1,2,3\n2,Permit,1,2,3.5,9\n3,Print,1,,,\n`)
    expect(first.rows.map(codesOf)).toEqual([[], [], []])
    const again = await plan.accept(`${head}\n1,All,,,,\n2,Permit,1,2,4,9\n3,Print,1,,,\n`)
    const [change] = must(again.rows[1]).changes
    expect(change).toEqual({
      field: 'estimate',
      from: { optimistic: 2, likely: 3.5, pessimistic: 9 },
      to: { optimistic: 2, likely: 4, pessimistic: 9 },
    })
    const likely = Object.fromEntries(
      plan.plan.items.list.map(({ title, estimate }) => [title, estimate?.likely]),
    )
    expect(likely).toEqual({ All: undefined, Permit: 4, Print: undefined })
    const figures = figuresOf(plan.plan, liveMoment('Europe/Berlin', Date.UTC(2026, 10, 23, 9)))
    expect(plan.preview(writeCsv(csvOfPlan(figures), { byteOrderMark: true })).edits).toEqual([])
    expect(rowsOf(`${head}\n1,All,,1,2,3\n2,Permit,1,,,\n`).map(codesOf)).toEqual([['GROUP_HAS_NONE'], []])
  })
})
