import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOfPlan } from '../../../../shared/exchange/table/plan-csv.ts'
import { parseRawTable } from '../../../../shared/exchange/table/raw-table.ts'
import { writeCsv } from '../../../../shared/exchange/table/write-csv.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../../shared/exchange/plan-file.ts'
import { previewImport } from '../../../../shared/exchange/table/plan-import.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'
import { createImportPlan, rowsOf } from './import-case.ts'

const now = Date.UTC(2026, 10, 23, 9)
const today = '2026-11-23'

function samplePlan(): Plan {
  const file = planFileOfJson(samplePlanFile(now, 'Europe/Berlin'))
  if (!file.ok) throw new Error('the sample does not read')
  return planOfFile(file.value).plan
}

const plain = { byteOrderMark: false }

describe('tables are written as RFC 4180', () => {
  it('quotes what needs it, ends lines with CR LF, begins with the mark where asked', () => {
    expect(writeCsv([['a', 'b,c', 'd "e"', 'f\ng', 1.5, undefined]], plain)).toBe(
      'a,"b,c","d ""e""","f\ng",1.5,\r\n',
    )
    expect(writeCsv([['a']], { byteOrderMark: true }).startsWith('\uFEFF')).toBe(true)
  })

  it.each(['=1+1', '+1', '-1', '@A1', '\tx', '\rx'])('text %j stays text in a spreadsheet', (text) => {
    expect(
      writeCsv([[text]], plain)
        .replace(/^"/, '')
        .startsWith("'"),
    ).toBe(true)
  })

  it('numbers stay numbers, below nothing too', () => {
    expect(writeCsv([[-3, Number.NaN]], plain)).toBe('-3,\r\n')
  })

  it('what is written is read back', () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => /^[A-Za-z]/.test(text.trim()) && text === text.trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const read = parseRawTable(writeCsv([['Title', 'Owner', 'Notes'], ...rows], plain))
        expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual(
          rows.map((row) => row.map((text) => text.replaceAll('\r', '\r'))),
        )
      }),
    )
  })
})

describe('the items of a plan as a table', () => {
  it('taken out and brought back it changes nothing (P10)', async () => {
    const plan = createImportPlan()
    await plan.accept(
      [
        'ID,Title,Outline level,Owner,Start,Finish,Status,Percent complete,Budget,Effort,Predecessors,Labels',
        '1,All,1,,,,,,,,,',
        '2,Build,2,Ann,2026-11-02,2026-11-30,In progress,40,1000,16 h,,urgent',
        '3,Test,2,Bo,2026-12-01,2026-12-04,,,,,2FS+1d,',
        '4,Go,2,,2026-12-07,2026-12-07,,,,,3,',
      ].join('\n'),
    )
    const figures = figuresOf(plan.plan, liveMoment('Europe/Berlin', Date.UTC(2026, 10, 23, 9)))
    const text = writeCsv(csvOfPlan(figures), { byteOrderMark: true })
    const back = plan.preview(text)
    expect(back.rows.flatMap(({ title, changes }) => changes.map((change) => [title, change]))).toEqual([])
    expect(back.counts).toEqual({ create: 0, update: 0, same: 4, revive: 0 })
  })

  it('the whole sample comes back unchanged, whatever its titles begin with', () => {
    const plan = samplePlan()
    const figures = figuresOf(plan, liveMoment(plan.settings.timeZone, now))
    const text = writeCsv(csvOfPlan(figures), { byteOrderMark: true })
    const back = previewImport(plan, rowsOf(text), { source: 'nordic.csv', today, newPeople: new Set() })
    expect(back.rows.flatMap(({ title, troubles }) => troubles.map((each) => [title, each]))).toEqual([])
    expect(back.rows.flatMap(({ title, changes }) => changes.map((each) => [title, each]))).toEqual([])
    expect(back.counts).toMatchObject({ create: 0, update: 0, same: plan.items.list.length })
    expect(back.people.unmatched.map(({ text: name }) => name)).toEqual(['Product team', 'Sales team'])
    expect(back.edits).toEqual([])
  })

  it('what a spreadsheet would run stays text there, and is itself again when it comes back', async () => {
    const plan = createImportPlan()
    await plan.accept('ID,Title,Notes\n1,"=HYPERLINK(""x"")",+49 30 123\n2,-5 % costs,@Mara\n')
    const titles = plan.plan.items.list.map(({ title }) => title).toSorted()
    expect(titles).toEqual(['-5 % costs', '=HYPERLINK("x")'])
    const figures = figuresOf(plan.plan, liveMoment('Europe/Berlin', now))
    const text = writeCsv(csvOfPlan(figures), { byteOrderMark: true })
    expect(text).toContain('"\'=HYPERLINK(""x"")"')
    expect(plan.preview(text).edits).toEqual([])
  })
})
