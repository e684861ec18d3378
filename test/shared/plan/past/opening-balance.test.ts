import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find } from '../../../../shared/base/table.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import { openingBalance } from '../../../../shared/plan/past/opening-balance.ts'
import { recordOpened, recordOpening } from '../../../../shared/plan/record-opening.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import type { PlanSource } from '../../../../shared/plan/source.ts'
import { GrowingSource } from '../growing-source.ts'
import { step } from '../random-source.ts'
import { change, checkIn, clock, said, smallSource } from '../small-source.ts'

/** What is wrong with entries is not brought forward with them. */
function read(source: PlanSource): Plan {
  const plan = assemblePlan(source)
  return { ...plan, faults: plan.faults.filter(({ kind }) => kind !== 'entry') }
}

const noon = clock('12:00')

function forwardOf(
  entries: Parameters<typeof smallSource>[1],
  cells: Parameters<typeof smallSource>[2] = {},
) {
  const source = smallSource({ item: { a: { title: 'A' } } }, entries, cells)
  return openingBalance(source, noon, 'opened')
}

describe('PE1 an opening balance', () => {
  test('and what is said later = the whole ledger, for any ledger and any moment', () => {
    const steps = fc.array(step, { maxLength: 60, size: 'max' })
    const moment = fc.integer({ min: 1_770_000_000_000, max: 1_770_000_000_024 })
    let cut = 0
    fc.assert(
      fc.property(steps, moment, (all, end) => {
        const source = new GrowingSource()
        for (const each of all) source.take(each)
        const opened = openingBalance(source, end, 'opened')
        if ([...opened.entries].length < source.entries.length) cut++
        expect(read(opened)).toStrictEqual(read(source))
      }),
      { numRuns: 300 },
    )
    expect(cut).toBeGreaterThan(40)
  })

  test('brings forward the last word on each field, and the whole history of a promise', () => {
    const entries = [
      change('t1', '08:00', 'title', 'A', 'B'),
      change('t2', '09:00', 'title', 'B', 'C', ['t1']),
      change('f1', '08:00', 'finish', null, '2026-03-05'),
      change('f2', '09:00', 'finish', '2026-03-05', '2026-03-06', ['f1']),
    ]
    const opened = forwardOf(entries)
    expect([...opened.entries].map(({ id }) => id)).toEqual(['f1', 'f2', 't2', 'opened'])
  })

  test('of two words that did not see each other brings both, so that a later one settles them', () => {
    const heads = [change('l', '08:00', 'title', 'A', 'Left'), change('r', '08:01', 'title', 'A', 'Right')]
    const conflictsIn = (source: PlanSource) => find(assemblePlan(source).items, 'a')?.conflicts?.length ?? 0
    const opened = forwardOf(heads)
    expect(conflictsIn(opened)).toBe(1)
    const settled = change('s', '13:00', 'title', 'Left', 'Right', ['l', 'r'])
    expect(conflictsIn({ ...opened, entries: [...opened.entries, settled] })).toBe(0)
  })

  test('leaves behind what was changed and taken back, and calls no edit unrecorded for it', () => {
    const entries = [
      change('x', '08:00', 'title', 'A', 'B'),
      change('y', '08:30', 'title', 'B', 'A', ['x']),
      said('w', 'withdrawal', '08:31', { entry: 'x' }),
    ]
    const charter = said('z', 'change', '09:00', {
      command: 'test',
      edits: [{ kind: 'plan', id: 'plan', field: 'name', to: 'N' }],
    })
    const opened = forwardOf([...entries, charter], {
      'item a title': ['A', 'y'],
      'plan plan name': ['N', 'z'],
    })
    expect([...opened.entries].map(({ id }) => id)).toEqual(['y', 'opened'])
    expect(assemblePlan(opened).faults).toEqual([])
    expect(assemblePlan(opened).settings.name).toBe('N')
  })

  test('keeps when each was said, though what it had seen is gone, and says how much it is', () => {
    const entries = [
      change('x', '10:00', 'title', 'A', 'B'),
      change('y', '10:30', 'title', 'B', 'C', ['x']),
      checkIn('c', '09:00', { percent: 10 }, { seen: ['x'] }),
    ]
    const opened = forwardOf(entries)
    expect(find(assemblePlan(opened).reports, 'a')?.saidAt).toBe(clock('10:00') + 1)
    expect([...opened.entries].at(-1)).toEqual({
      id: 'opened',
      kind: recordOpened,
      at: noon,
      body: { count: 2 },
    })
    expect(recordOpening(opened.entries)).toBe(noon)
    expect(recordOpening(entries)).toBeUndefined()
  })
})
