import { describe, expect, it } from 'vitest'
import { knownSource, previewImport } from '../../../../shared/exchange/table/plan-import.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import { create, createReplica, meet } from '../../doc/replica.ts'
import { createImportPlan, rowsOf } from './import-case.ts'

const csv = [
  'ID,Title,Owner,Department,Start,Finish,Status,Percent complete,Predecessors,Labels',
  '1,Build,Ann,Product,2026-11-02,2026-11-30,In progress,40,,urgent',
  '2,Test,Bo,Product,2026-12-01,2026-12-04,,,1,',
  '3,Plan,Ann,,2026-10-05,2026-10-09,Done,100,,',
].join('\n')

describe('accepting a table (P10)', () => {
  it('nothing is written by looking; accepting writes all of it', async () => {
    const plan = createImportPlan()
    expect(plan.preview(csv).counts).toEqual({ create: 3, update: 0, same: 0, revive: 0 })
    expect(plan.plan.items.list).toHaveLength(0)
    await plan.accept(csv)
    expect(plan.plan.items.list.map(({ title }) => title).toSorted()).toEqual(['Build', 'Plan', 'Test'])
    expect(plan.plan.links.list).toHaveLength(1)
    expect(plan.plan.departments.list.map(({ name }) => name)).toEqual(['Product'])
    expect(plan.plan.faults).toEqual([])
  })

  it('the same file again changes nothing', async () => {
    const plan = createImportPlan()
    await plan.accept(csv)
    const again = plan.preview(csv)
    expect(again.counts).toEqual({ create: 0, update: 0, same: 3, revive: 0 })
    expect(again.edits).toEqual([])
    expect(plan.preview(csv, { today: '2026-12-24' }).edits).toEqual([])
  })

  it('a changed file updates, and says each change', async () => {
    const plan = createImportPlan()
    await plan.accept(csv)
    const changed = csv
      .replace('2026-12-04', '2026-12-11')
      .replace('In progress,40', 'In progress,60')
      .replace(',1,', ',1FS+3d,')
    const preview = plan.preview(changed)
    expect(preview.counts).toMatchObject({ update: 2, same: 1 })
    const changes = preview.rows.flatMap((row) =>
      row.changes.map(({ field, from, to }) => [row.title, field, from, to]),
    )
    expect(changes).toEqual([
      ['Build', 'percent', 40, 60],
      ['Test', 'finish', '2026-12-04', '2026-12-11'],
      ['Test', 'link', 'Build', 'Build (FS + 3 d)'],
    ])
    await plan.apply(preview.edits)
    expect(plan.plan.items.list).toHaveLength(3)
    expect(plan.plan.links.list).toMatchObject([{ lag: 3 }])
  })

  it('a row that is gone from the file stays, and is told', async () => {
    const plan = createImportPlan()
    await plan.accept(csv)
    const preview = plan.preview(csv.split('\n').slice(0, 3).join('\n'))
    expect(preview.gone).toHaveLength(1)
    expect(preview.edits).toEqual([])
  })

  it('an item that was deleted comes back, and is told', async () => {
    const plan = createImportPlan()
    const { rows } = await plan.accept(csv)
    const id = rows[2]?.itemId ?? ''
    await plan.apply([{ type: 'set', kind: 'item', id, field: 'deleted', value: true }])
    const preview = plan.preview(csv)
    expect(preview.counts).toMatchObject({ revive: 1, same: 2 })
    await plan.apply(preview.edits)
    expect(plan.plan.items.list).toHaveLength(3)
  })

  it('two offline imports of one file meet: one plan, no row twice', async () => {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    await mara.do([create('plan', 'plan', { name: 'Shared' })])
    meet(mara, tomas)
    for (const [replica, source] of [
      [mara, 'file.csv'],
      [tomas, 'file (1).csv'],
    ] as const) {
      const plan = assemblePlan(replica.reader.source)
      const options = { source: knownSource(plan, rowsOf(csv), source), today: '2026-11-23' }
      await replica.do(previewImport(plan, rowsOf(csv), { ...options, newPeople: new Set(['Ann']) }).edits)
    }
    meet(mara, tomas)
    for (const { reader } of [mara, tomas]) {
      const plan = assemblePlan(reader.source)
      expect(plan.items.list.map(({ title }) => title).toSorted()).toEqual(['Build', 'Plan', 'Test'])
      expect(plan.links.list).toHaveLength(1)
      expect(plan.people.list).toHaveLength(1)
      expect(plan.departments.list).toHaveLength(1)
      expect(plan.faults).toEqual([])
    }
  })

  it('another table under a name that is taken overwrites nothing', async () => {
    const plan = createImportPlan()
    await plan.accept(csv, { source: 'Pasted rows' })
    const other = 'ID,Title\n1,Paint\n2,Move in\n3,Celebrate\n'
    expect(knownSource(plan.plan, rowsOf(other), 'Pasted rows')).toBe('Pasted rows 2')
    expect(knownSource(plan.plan, rowsOf(csv), 'Pasted rows')).toBe('Pasted rows')
    // A few titles that changed are the same table.
    expect(knownSource(plan.plan, rowsOf(csv.replace('Test', 'Try')), 'Pasted rows')).toBe('Pasted rows')
  })

  it('imported again after an undo, everything is back, once', async () => {
    const plan = createImportPlan()
    const { rows } = await plan.accept(csv)
    for (const { itemId } of rows)
      await plan.apply([{ type: 'set', kind: 'item', id: itemId, field: 'deleted', value: true }])
    expect(knownSource(plan.plan, rowsOf(csv), 'elsewhere.csv')).toBe('file.csv')
    await plan.accept(csv)
    expect(plan.plan.items.list).toHaveLength(3)
    expect(plan.plan.faults).toEqual([])
  })

  it('a file saved under another name is known by its rows', async () => {
    const plan = createImportPlan()
    await plan.accept(csv)
    expect(knownSource(plan.plan, rowsOf(csv), 'file (2).csv')).toBe('file.csv')
    expect(knownSource(plan.plan, rowsOf('ID,Title\n1,Other\n2,Things\n'), 'new.csv')).toBe('new.csv')
  })
})

describe('owners of a file (OW2)', () => {
  it('who matches nobody stays a text, and nobody is invented', async () => {
    const plan = createImportPlan()
    const { people } = await plan.accept(csv)
    expect(people.unmatched.map(({ text, rows }) => [text, rows])).toEqual([
      ['Ann', 2],
      ['Bo', 1],
    ])
    expect(plan.plan.people.list).toEqual([])
    expect(plan.plan.items.list.map(({ owner }) => owner?.type)).toEqual(['text', 'text', 'text'])
  })

  it('a person is made only when asked, and is known the next time', async () => {
    const plan = createImportPlan()
    await plan.accept(csv, { newPeople: new Set(['Ann']) })
    expect(plan.plan.people.list.map(({ name }) => name)).toEqual(['Ann'])
    expect(plan.preview(csv).edits).toEqual([])
    expect(plan.preview('Title,Owner\nX,ANN\n').people.matched).toHaveLength(1)
  })

  it('`Last, First` and an e-mail find the person', async () => {
    const plan = createImportPlan()
    await plan.apply([
      {
        type: 'create',
        kind: 'person',
        id: 'mara',
        record: { name: 'Mara Lindqvist', email: 'mara@example.com' },
      },
    ])
    const ownersOf = (owner: string) =>
      plan.preview(`Title;Owner\nX;${owner}\n`).people.matched.map(({ personId }) => personId)
    expect(ownersOf('mara lindqvist')).toEqual(['mara'])
    expect(ownersOf('mara@example.com')).toEqual(['mara'])
    expect(ownersOf('mara.lindqvist@other.org')).toEqual(['mara'])
  })
})

describe('what a file reports becomes a report', () => {
  it('done with its day, begun by its status, percent as said', async () => {
    const plan = createImportPlan()
    await plan.accept(csv)
    const reports = plan.plan.reports.list.map(({ status, percent, actualStart, actualFinish }) => ({
      status,
      percent,
      actualStart,
      actualFinish,
    }))
    expect(reports).toContainEqual({
      status: 'done',
      percent: undefined,
      actualStart: '2026-10-05',
      actualFinish: '2026-10-09',
    })
    expect(reports).toContainEqual({
      status: undefined,
      percent: 40,
      actualStart: '2026-11-02',
      actualFinish: undefined,
    })
  })

  it('a day ahead of today is no fact', async () => {
    const plan = createImportPlan()
    await plan.accept('ID,Title,Actual finish\n1,A,2027-01-05\n')
    expect(plan.plan.reports.list).toMatchObject([{ actualFinish: '2026-11-23' }])
  })
})
