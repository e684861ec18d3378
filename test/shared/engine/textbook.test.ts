// Arithmetic that nobody here invented: networks and earned value as printed in textbooks, with their answers. Each says where
// it is from and whether the print was before us (*seen*) or it was written down from memory. PERT's are with the forecast's.

import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { earnedScheduleOf } from '../../../shared/engine/earned-schedule.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { earnedValueOf } from '../../../shared/engine/value-scope.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'

type Row = readonly [id: string, days: number, ...after: string[]]

function scheduleOf(rows: readonly Row[]) {
  const plan = buildPlan({
    settings: { start: '2026-03-02' },
    items: rows.map(([id, duration]) => ({ id, duration, type: duration === 0 ? 'milestone' : 'task' })),
    links: rows.flatMap(([id, , ...after]) => after.map((before) => `${before} FS ${id}`)),
  })
  const { schedule } = figuresOf(plan, momentOn('2026-03-02'))
  const of = (column: Int32Array) => (id: string) => column[plan.items.indexById.get(id) ?? -1]
  return {
    end: schedule.end,
    earlyStart: of(schedule.earlyStart),
    earlyFinish: of(schedule.earlyFinish),
    lateStart: of(schedule.lateStart),
    lateFinish: of(schedule.lateFinish),
    slack: of(schedule.totalFloat),
    critical: rows
      .map(([id]) => id)
      .filter((id) => schedule.critical[plan.items.indexById.get(id) ?? -1] === 1),
  }
}

describe('SC4: networks from textbooks', () => {
  // A worked example for students, network of seven events in hours, with all four dates and the slack of each; seen:
  // studylib.net/doc/8378728/example-1--draw-the-network-for-the-events-in-table-1.
  test('SC4.1 SC4.2 SC4.3 SC4.5 a prototype is assembled: 16 hours over A B D E G, dates and slacks as printed', () => {
    const rows: readonly Row[] = [
      ['A', 6],
      ['B', 2, 'A'],
      ['C', 2, 'A'],
      ['D', 3, 'B'],
      ['F', 2, 'C'],
      ['E', 4, 'D', 'F'],
      ['G', 1, 'E'],
    ]
    const { end, critical, ...found } = scheduleOf(rows)
    expect(end).toBe(16)
    expect(critical).toEqual(['A', 'B', 'D', 'E', 'G'])
    expect(
      rows.map(([id]) => [
        id,
        found.earlyStart(id),
        found.earlyFinish(id),
        found.lateStart(id),
        found.lateFinish(id),
        found.slack(id),
      ]),
    ).toEqual([
      ['A', 0, 6, 0, 6, 0],
      ['B', 6, 8, 6, 8, 0],
      ['C', 6, 8, 7, 9, 1],
      ['D', 8, 11, 8, 11, 0],
      ['F', 8, 10, 9, 11, 1],
      ['E', 11, 15, 11, 15, 0],
      ['G', 15, 16, 15, 16, 0],
    ])
  })

  // Taylor, Introduction to Management Science, answers to chapter 8, the network of nine nodes; seen: ar.scribd.com/doc/47113515. An arrow waits for all
  // that end where it begins; 4–5 is a dummy without days.
  test('SC4.1 SC4.2 SC4.3 Taylor’s network of nine nodes: dates and slacks as printed, 38 long', () => {
    const printed: readonly (readonly [string, number, number, number, number, number, number])[] = [
      ['1–2', 8, 0, 8, 1, 9, 1],
      ['1–3', 10, 0, 10, 0, 10, 0],
      ['1–4', 9, 0, 9, 6, 15, 6],
      ['2–5', 6, 8, 14, 9, 15, 1],
      ['2–6', 4, 8, 12, 16, 20, 8],
      ['3–5', 5, 10, 15, 10, 15, 0],
      ['4–5', 0, 9, 9, 15, 15, 6],
      ['4–7', 7, 9, 16, 20, 27, 11],
      ['5–7', 12, 15, 27, 15, 27, 0],
      ['5–8', 15, 15, 30, 16, 31, 1],
      ['6–9', 18, 12, 30, 20, 38, 8],
      ['7–8', 4, 27, 31, 27, 31, 0],
      ['8–9', 7, 31, 38, 31, 38, 0],
    ]
    const before = ([name]: (typeof printed)[number]) =>
      printed.map(([other]) => other).filter((other) => other.at(-1) === name[0])
    const found = scheduleOf(printed.map((row) => [row[0], row[1], ...before(row)]))
    expect(found.end).toBe(38)
    for (const [id, , ...dates] of printed)
      expect([
        id,
        found.earlyStart(id),
        found.earlyFinish(id),
        found.lateStart(id),
        found.lateFinish(id),
        found.slack(id),
      ]).toEqual([id, ...dates])
    expect(found.critical).toEqual(['1–3', '3–5', '5–7', '7–8', '8–9'])
  })

  // Render, Stair and Hanna, Quantitative Analysis for Management, Dave Fletcher's laser scanning machine; its times, starts,
  // finishes, path and length seen in a worked answer to that exercise.
  test('SC4.1 SC4.5 Fletcher’s machine: 23 weeks, over B E G', () => {
    const rows: readonly Row[] = [
      ['A', 7],
      ['B', 8],
      ['C', 3, 'A'],
      ['D', 1, 'A'],
      ['E', 4, 'B'],
      ['F', 5, 'B'],
      ['G', 11, 'C', 'E'],
      ['H', 7, 'D', 'F'],
    ]
    const { end, critical, earlyStart, earlyFinish } = scheduleOf(rows)
    expect(end).toBe(23)
    expect(critical).toEqual(['B', 'E', 'G'])
    expect(rows.map(([id]) => [earlyStart(id), earlyFinish(id)])).toEqual([
      [0, 7],
      [0, 8],
      [7, 10],
      [7, 8],
      [8, 12],
      [8, 13],
      [12, 23],
      [13, 20],
    ])
  })
})

// Schwalbe, Information Technology Project Management, the running case of chapter 7: a project of six months and $ 200,000
// with PV 120,000, EV 100,000 and AC 90,000. Seen as an exercise,
// mycoursehelp.com/QA/In-the-Microsoft-Excel-add-a-new-workshe/122105/1, and in a worked answer, which rounds CPI first and so comes to an EAC of 180,090.
test('EV6 Schwalbe’s exercise: variances, indices, what it comes to', () => {
  const leaf = { id: 'project', start: '2026-03-02', finish: '2026-03-13', budget: 200_000, duration: 10 }
  const plan = buildPlan({
    items: [leaf],
    baselines: [{ id: 'base', leaves: [leaf] }],
    // Six of ten days are over on Mon 9 Mar.
    reports: [
      {
        id: 'project',
        status: 'on track',
        actualStart: '2026-03-02',
        percent: 50,
        bookings: [
          {
            id: 'cost',
            itemId: 'project',
            at: instantOn('2026-03-09'),
            measure: 'cost',
            amount: 90_000,
            day: '2026-03-09',
            total: false,
          },
        ],
      },
    ],
  })
  const value = earnedValueOf(figuresOf(plan, momentOn('2026-03-10')), { type: 'plan' })
  expect([value.pv, value.ev, value.ac]).toEqual([120_000, 100_000, 90_000])
  expect(value.cv.value).toBe(10_000)
  expect(value.sv.value).toBe(-20_000)
  expect(value.cpi.value).toBeCloseTo(1.11, 2)
  expect(value.spi.value).toBeCloseTo(0.83, 2)
  expect(value.eac.value).toBeCloseTo(180_000, 6)
  expect(value.vac.value).toBeCloseTo(20_000, 6)
})

// Anbari, Earned Value Project Management Method and Extensions, Project Management Journal 34 (4), 2003 (its example, from
// memory): 40 weeks and $ 100,000, evenly spread; after 20 weeks 40 % is done for $ 60,000. A week there is a day here.
test('ES1 ES2 EV6 Anbari’s project: 4 weeks behind of 40, heading for 50, and for $ 150,000', () => {
  const leaf = { id: 'project', start: '2026-03-02', finish: '2026-04-24', budget: 100_000, duration: 40 }
  const booking = {
    id: 'cost',
    itemId: 'project',
    at: instantOn('2026-03-27'),
    day: '2026-03-27',
    total: false,
  }
  const plan = buildPlan({
    items: [leaf],
    baselines: [{ id: 'base', leaves: [leaf] }],
    reports: [
      {
        id: 'project',
        status: 'on track',
        actualStart: '2026-03-02',
        percent: 40,
        bookings: [{ ...booking, measure: 'cost', amount: 60_000 }],
      },
    ],
  })
  // Twenty of forty days are over at the end of Fri 27 Mar.
  const value = earnedValueOf(figuresOf(plan, momentOn('2026-03-28')), { type: 'plan' })
  expect([value.bac, value.pv, value.ev, value.ac]).toEqual([100_000, 50_000, 40_000, 60_000])
  expect([value.sv.value, value.cv.value]).toEqual([-10_000, -20_000])
  expect(value.spi.value).toBeCloseTo(0.8, 12)
  expect(value.cpi.value).toBeCloseTo(0.67, 2)
  expect(value.eac.value).toBeCloseTo(150_000, 6)
  expect(value.vac.value).toBeCloseTo(-50_000, 6)
  const { es, at, sv, spi, pd, ieac } = value.earnedSchedule
  expect([es.value, at.value, sv.value, pd.value]).toEqual([16, 20, -4, 40])
  expect(spi.value).toBeCloseTo(0.8, 12)
  expect(ieac.value).toBeCloseTo(50, 9)
})

// Lipke, Earned Schedule, International Metrics Congress 2007, slide 7, seen: seven months are gone, what is earned was planned to be
// earned by the end of the fifth: two months behind. Only these figures are printed; the amounts are made up, and uneven.
test('ES1 ES2 Lipke’s chart: month 5 earned after 7, two behind', () => {
  const planned = [0, 50, 130, 240, 380, 550, 720, 860, 950, 1000]
  const { es, sv, spi } = earnedScheduleOf({
    axis: createAxis(defaultCalendar, '2026-03-02'),
    start: 0,
    curve: Float64Array.from(planned),
    bac: 1000,
    ev: 550,
    through: 7,
  })
  expect([es.value, sv.value]).toEqual([5, -2])
  expect(spi.value).toBeCloseTo(5 / 7, 12)
})
