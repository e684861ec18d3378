// A file whose dates lie in the past is said to be one, and is taken as what it is (MP, BA1).
import { describe, expect, it } from 'vitest'
import { weekday } from '../../../../shared/base/day.ts'
import { previewImport } from '../../../../shared/exchange/table/plan-import.ts'
import { oldDatesOf, shiftBefore, takenAs } from '../../../../shared/exchange/table/old-dates.ts'
import { createImportPlan, rowCalled, rowsOf } from './import-case.ts'

const today = '2026-11-23'
const csv = [
  'ID,Title,Start,Finish,Percent complete,Deadline',
  '1,Dig,2004-03-01,2004-03-05,100,',
  '2,Build,2004-03-08,2004-04-02,40,2004-04-30',
  '3,Paint,2004-04-05,2004-04-09,,',
].join('\n')
const rows = rowsOf(csv)

describe('what is old', () => {
  it('every date before today, and something not done', () => {
    expect(oldDatesOf(rows, today)).toMatchObject({ first: '2004-03-01', last: '2004-04-30', open: 2 })
  })

  it('nothing of a file with a day still to come, none of one that is all done, none without dates', () => {
    expect(oldDatesOf(rowsOf(csv.replace('2004-04-09', '2026-11-23')), today)).toBeUndefined()
    expect(oldDatesOf(rowsOf(csv.replace(',40,', ',100,').replace('09,,', '09,100,')), today)).toBeUndefined()
    expect(oldDatesOf(rowsOf('Title,Owner\nDig,Ann'), today)).toBeUndefined()
  })
})

describe('what it is taken as', () => {
  const shift = oldDatesOf(rows, today)?.shift ?? 0

  it('a plan that begins now: whole weeks, the same weekdays, nothing of it done', () => {
    const taken = takenAs(rows, 'move', shift)
    const dig = rowCalled(taken, 'Dig')
    expect(dig.start).toBe('2026-11-23')
    expect(taken.map(({ start }) => weekday(start ?? ''))).toEqual(
      rows.map(({ start }) => weekday(start ?? '')),
    )
    expect(rowCalled(taken, 'Build')).toMatchObject({ finish: '2026-12-25', deadline: '2027-01-22' })
    expect(taken.every((row) => row.percent === undefined && row.actualStart === undefined)).toBe(true)
  })

  it('what is over: done on the day it was to be', () => {
    const taken = takenAs(rows, 'past', shift)
    expect(rowCalled(taken, 'Paint')).toMatchObject({ status: 'done', actualFinish: '2004-04-09' })
    expect(rowCalled(taken, 'Dig')).toEqual(rowCalled(rows, 'Dig'))
  })

  it('what is still owed: as the file says it', () => {
    expect(takenAs(rows, 'keep', shift)).toBe(rows)
  })

  it('moved once, the same file again changes nothing, on whatever day', async () => {
    const plan = createImportPlan()
    const options = { source: 'file.csv', today, newPeople: new Set<string>() }
    await plan.apply(previewImport(plan.plan, takenAs(rows, 'move', shift), options).edits)
    const known = shiftBefore(plan.plan, rows, 'file.csv')
    expect(known).toBe(shift)
    const again = takenAs(rows, 'move', known)
    expect(previewImport(plan.plan, again, { ...options, today: '2027-02-01' }).edits).toEqual([])
    expect(shiftBefore(createImportPlan().plan, rows, 'file.csv')).toBe(0)
  })
})
