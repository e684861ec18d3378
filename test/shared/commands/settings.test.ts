import { describe, expect, test } from 'vitest'
import { createKeyResult } from '../../../shared/commands/create-key-result.ts'
import { createItem } from '../../../shared/commands/create-item.ts'
import { markHeadline } from '../../../shared/commands/mark-headline.ts'
import { setAbsence } from '../../../shared/commands/set-absence.ts'
import { setCalendar } from '../../../shared/commands/set-calendar.ts'
import { setKeyResult } from '../../../shared/commands/set-key-result.ts'
import { setObjective } from '../../../shared/commands/set-objective.ts'
import { setPlan } from '../../../shared/commands/set-plan.ts'
import { setPolicy } from '../../../shared/commands/set-policy.ts'
import { find } from '../../../shared/base/table.ts'
import { applyImport } from '../../../shared/commands/apply-import.ts'
import { takeBaseline } from '../../../shared/commands/take-baseline.ts'
import { deleteItem } from '../../../shared/commands/delete-item.ts'
import { addReading } from '../../../shared/commands/add-reading.ts'
import { create } from '../doc/replica.ts'
import { createWorkplace } from './workplace.ts'

describe('settings', () => {
  test('what is no currency, time zone or policy is refused', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setPlan, { currency: 'Euro' })).toBe('“Euro” is no currency.')
    expect(at.refusal(setPlan, { timeZone: 'Mars/Olympus' })).toBe('“Mars/Olympus” is no time zone.')
    expect(at.refusal(setPlan, { hoursPerDay: 0 })).toBe(
      'Hours per day is a number from 0.25 to 24; this is 0.',
    )
    expect(at.refusal(setPolicy, { name: 'mood', value: 1 })).toBe('“mood” is no policy.')
    expect(at.refusal(setPolicy, { name: 'notUsed', value: true })).toBe('“notUsed” is no policy.')
    expect(at.refusal(setPolicy, { name: 'toleranceMoney', value: 5 })).toBe(
      'The share of money tolerated is a number from 0 to 1; this is 5.',
    )
    expect(at.refusal(setPolicy, { name: 'progressMode', value: 'loose' })).toBe(
      '“loose” is no value for progressMode.',
    )
    expect(at.refusal(setPolicy, { name: 'liveHours', value: 'many' })).toBe(
      '“many” is no value for liveHours.',
    )
  })

  test('a policy is set, and null gives the default back', async () => {
    const at = await createWorkplace()
    await at.do(setPolicy, { name: 'evidenceRequired', value: true })
    await at.do(setPolicy, { name: 'notUsed.budgets', value: true })
    expect(at.plan.settings.policies).toMatchObject({ evidenceRequired: true, notUsed: { budgets: true } })
    await at.do(setPolicy, { name: 'evidenceRequired', value: null })
    await at.do(setPolicy, { name: 'notUsed.budgets', value: false })
    expect(at.plan.settings.policies).toMatchObject({ evidenceRequired: false, notUsed: {} })
  })

  test('SC2.1: a week needs a working day; holidays come and go one by one', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setCalendar, { workdays: [] })).toBe('A week needs at least one working day.')
    expect(at.refusal(setCalendar, { workdays: [8] })).toBe(
      'A weekday is a whole number from 1 to 7; this is 8.',
    )
    expect(at.refusal(setCalendar, { holidays: { '31.12.': 'x' } })).toBe(
      '“31.12.” is no day for the calendar.',
    )
    await at.do(setCalendar, { holidays: { '2026-12-24': 'Eve', '2026-12-25': 'Christmas' } })
    await at.do(setCalendar, { holidays: { '2026-12-24': null } })
    expect(at.plan.settings.calendar.holidays).toEqual({ '2026-12-25': 'Christmas' })
  })

  test('HL: up to three headline milestones', async () => {
    const at = await createWorkplace()
    for (const title of ['One', 'Two', 'Three']) {
      const item = await at.do(createItem, { title, type: 'milestone' })
      await at.do(markHeadline, { item, marked: true })
    }
    expect(at.refusal(markHeadline, { item: 'launch', marked: true })).toBe(
      'Now’s headline follows up to 3 milestones. Take one off first.',
    )
  })

  test('an absence that ends before it begins is refused; one is changed and taken off by its id', async () => {
    const at = await createWorkplace()
    const away = { from: '2026-12-21', to: '2026-12-23' }
    expect(at.refusal(setAbsence, { person: 'mara', away: { from: away.to, to: away.from } })).toBe(
      'The last day, 2026-12-21, lies before the first, 2026-12-23.',
    )
    const absence = await at.do(setAbsence, { person: 'mara', away })
    const absences = () => at.plan.people.list.find(({ id }) => id === 'mara')?.away
    await at.do(setAbsence, { person: 'mara', absence, away: { ...away, to: '2026-12-24' } })
    expect(absences()).toEqual([{ id: absence, from: '2026-12-21', to: '2026-12-24' }])
    await at.do(setAbsence, { person: 'mara', absence, away: null })
    expect(absences()).toEqual([])
  })
})

describe('goals', () => {
  test('an objective cannot stand under itself or what is under it', async () => {
    const at = await createWorkplace()
    expect(at.refusal(setObjective, { objective: 'win', parent: 'part' })).toBe(
      '“Win the market” cannot be moved into “Part of it”, which is inside it.',
    )
  })

  test('a key result needs a name to be called by, and days in order', async () => {
    const at = await createWorkplace()
    expect(at.refusal(createKeyResult, { objective: 'win' })).toBe('Give it a title or a KPI.')
    expect(at.refusal(setKeyResult, { keyResult: 'kr', targetDay: '2026-10-30' })).toBe(
      'The last day, 2026-10-30, lies before the first, 2026-11-02.',
    )
  })

  test('a reading lies in the past and is a number', async () => {
    const at = await createWorkplace()
    expect(at.refusal(addReading, { kpi: 'orders', value: 1, day: '2026-12-24' })).toBe(
      'The day cannot lie ahead: 2026-12-24 has not come yet.',
    )
    expect(at.refusal(addReading, { kpi: 'orders', value: Number.POSITIVE_INFINITY })).toMatch(
      /^The value is a number/,
    )
    await at.do(addReading, { kpi: 'orders', value: 5 })
    expect(at.plan.readings.list[0]?.readings).toMatchObject([{ value: 5, day: '2026-11-23', by: 'mara' }])
  })
})

describe('taking the plan', () => {
  test('BA1: the first is free, complete and dated today; a later one needs a formal session', async () => {
    const at = await createWorkplace()
    await at.do(takeBaseline, { name: 'What the board approved' })
    const [baseline] = at.plan.baselines.list
    expect(baseline).toMatchObject({
      name: 'What the board approved',
      takenOn: '2026-11-23',
      by: 'mara',
      complete: true,
    })
    expect(baseline?.leaves.get('a')).toMatchObject({
      start: '2026-11-23',
      finish: '2026-12-04',
      duration: 10,
    })
    expect(baseline?.keyResults.map(({ id }) => id)).toEqual(['kr'])
    expect(at.refusal(takeBaseline, {})).toBe(
      '“What the board approved” is agreed. A new baseline needs the decision of a formal session: open one under Sessions and decide to agree anew.',
    )
  })

  test('BA1: an import takes the plan in the same step; one undo takes both back', async () => {
    const at = await createWorkplace()
    const edits = [create('item', 'new', { title: 'New', start: '2026-12-07', finish: '2026-12-11' })]
    await at.do(applyImport, { edits, takePlan: true })
    expect(at.plan.baselines.list).toMatchObject([{ complete: true, takenOn: '2026-11-23' }])
    expect(at.plan.baselines.list[0]?.leaves.get('new')).toMatchObject({ duration: 5 })
    expect(at.refusal(applyImport, { edits, takePlan: true })).toMatch(/needs the decision of a formal/)
    await at.undo()
    expect(at.plan.baselines.list).toEqual([])
    expect(find(at.plan.items, 'new')).toBeUndefined()
    expect(at.item('a').finish).toBe('2026-12-04')
  })

  test('256 leaves a chunk: 600 leaves are three, and complete (BA3)', async () => {
    const at = await createWorkplace(
      Array.from({ length: 600 }, (_, i) =>
        create('item', `t${i}`, { title: `T${i}`, start: '2026-12-01', finish: '2026-12-02' }),
      ),
    )
    await at.do(takeBaseline, {})
    expect(at.plan.baselines.list[0]).toMatchObject({ complete: true })
    expect(at.plan.baselines.list[0]?.leaves.size).toBe(603)
  })

  test('where no work has dates there is nothing to agree on', async () => {
    const at = await createWorkplace()
    for (const item of ['work', 'launch']) await at.do(deleteItem, { item })
    await at.do(createItem, { title: 'Somewhen' })
    expect(at.refusal(takeBaseline, {})).toBe('No work has dates yet, so there is nothing to agree on.')
  })
})
