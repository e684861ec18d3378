// Real exports of other tools, where they are at hand; they are never copied into the project.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createImportPlan, readTableOf } from './import-case.ts'

const folder = '../shared/samples'
const reason = existsSync(folder) ? '' : ` (skipped: ${folder} is not on this machine)`
const sample = (name: string): Uint8Array => readFileSync(`${folder}/${name}`)

describe.skipIf(reason !== '')(`real files import well${reason}`, () => {
  it.each([
    ['asana-sample.csv', 'asana', 14, 2],
    ['clickup-sample.csv', 'clickup', 15, 0],
    ['msproject-export.csv', 'msproject', 171, 0],
  ])('%s is known as %s: %i rows, %i left out', async (file, tool, rows, left) => {
    const table = readTableOf(sample(file))
    expect(table.guess.tool).toBe(tool)
    expect(table.read.questions).toEqual([])
    expect(table.read.rows).toHaveLength(rows)
    expect(table.read.left).toHaveLength(left)
    const plan = createImportPlan()
    await plan.accept(sample(file))
    expect(plan.plan.items.list).toHaveLength(rows)
    expect(plan.plan.faults).toEqual([])
    expect(plan.preview(sample(file)).edits).toEqual([])
  })

  it('Asana: subtasks under their parent by its name, owners by e-mail, notes of several lines', () => {
    const { rows } = readTableOf(sample('asana-sample.csv')).read
    expect(rows.filter(({ parent }) => parent === '1235').map(({ title }) => title)).toEqual([
      'Subtask1',
      'Subtask2',
      'Subtask3',
    ])
    expect(rows.find(({ externalId }) => externalId === '1236')).toMatchObject({
      email: 'person2@example.com',
      notes: 'This one has some notes\nMultiple lines in fact',
    })
  })

  it('MS Project: the outline, `Sat 01.01.00 08:00` and `16 days`', () => {
    const { rows } = readTableOf(sample('msproject-export.csv')).read
    expect(rows[0]).toMatchObject({ type: 'group', start: '2000-01-01', finish: '2000-01-22', duration: 16 })
    expect(rows[2]).toMatchObject({ title: 'Calculate moving expenses', parent: '2' })
  })
})
