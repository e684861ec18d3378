// Arithmetic that nobody here invented: earned value and earned schedule as printed in textbooks, with their answers. Each says
// where it is from and that the print was before us (*seen*). Networks are in textbook-networks.test.ts, PERT's with the forecast.

import { expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { earnedScheduleOf } from '../../../shared/engine/earned-schedule.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { earnedValueOf } from '../../../shared/engine/value-scope.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import type { Draft } from '../../helpers/plan-builder.ts'

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

// The case of a course (Sprints, Monitoring via EVM) with its printed answer; seen: its table, answer and plan in
// github.com/HossamElwahsh/sprints-automotive, PM/S_PM_10_Monitoring_via_EVM. Five tasks over eleven months, seven of them gone;
// thousands of dollars. Another answer to it, seen too, reads off its chart that what is done was to be done by month 6: one month
// behind. A month there is a day here.
test('SC4.1 ES1 ES2 EV6 a course’s case: 11 months, 300 over and 600 behind, month 6 earned after 7, heading for 4,160', () => {
  const printed = [
    ['preparation', '2026-03-02', '2026-03-03', 600, 100, 600],
    ['design', '2026-03-04', '2026-03-06', 1200, 100, 1400],
    ['implementation', '2026-03-09', '2026-03-10', 400, 50, 200],
    ['testing', '2026-03-09', '2026-03-11', 1200, 100 / 3, 500],
    ['deployment', '2026-03-12', '2026-03-16', 300, 0, 0],
  ] as const
  const items = printed.map(([id, start, finish, budget]) => ({ id, start, finish, budget }))
  const days = [2, 3, 2, 3, 3]
  const network = buildPlan({
    settings: { start: '2026-03-02' },
    items: printed.map(([id], i) => ({ id, duration: days[i] ?? 0 })),
    links: [
      'preparation FS design',
      'design FS implementation',
      'design FS testing',
      'testing FS deployment',
    ],
  })
  expect(figuresOf(network, momentOn('2026-03-02')).schedule.end).toBe(11)
  const plan = buildPlan({
    items,
    baselines: [{ id: 'base', leaves: items }],
    reports: printed.map(([id, start, finish, , percent, amount]): Draft<Report> => {
      const booking = { id: `cost of ${id}`, itemId: id, at: instantOn('2026-03-10'), day: '2026-03-10' }
      const bookings = [{ ...booking, measure: 'cost', amount, total: false } as const]
      if (percent === 0) return { id }
      return percent === 100
        ? { id, actualStart: start, bookings, status: 'done', actualFinish: finish }
        : { id, actualStart: start, bookings, status: 'on track', percent }
    }),
  })
  // Seven of eleven days are over at the end of Tue 10 Mar.
  const value = earnedValueOf(figuresOf(plan, momentOn('2026-03-11')), { type: 'plan' })
  expect([value.bac, value.pv, value.ev, value.ac].map((sum) => Math.round((sum ?? 0) * 1e6) / 1e6)).toEqual([
    3700, 3000, 2400, 2700,
  ])
  expect(value.cv.value).toBeCloseTo(-300, 6)
  expect(value.sv.value).toBeCloseTo(-600, 6)
  expect(value.svPercent.value).toBeCloseTo(-0.2, 9)
  expect(value.spi.value).toBeCloseTo(0.8, 9)
  expect(value.cpi.value).toBeCloseTo(0.89, 2)
  // Printed 4,160 and −460, with CPI rounded first; 4,000 if the rest costs what it was to.
  expect(value.eac.value).toBeCloseTo(4162.5, 6)
  expect(value.vac.value).toBeCloseTo(-462.5, 6)
  expect(value.eacAtypical.value).toBeCloseTo(4000, 6)
  const { es, at, sv, pd } = value.earnedSchedule
  expect([at.value, pd.value]).toEqual([7, 11])
  expect(es.value).toBeCloseTo(6, 9)
  expect(sv.value).toBeCloseTo(-1, 9)
})

// The example of the R package PRA (after Damnjanovic and Reinschmidt, Data Analytics for Engineering and Construction Project
// Risk Management, 2020), seen with what it prints: paulgovan.github.io/PRA/reference/{spi,eac,tcpi}.html. $ 100,000, of which
// 10, 20, 40, 70 and 100 % were planned by the end of five periods; in the third 35 % is done for 63,000.
test('EV6 the example of PRA: SPI 0.875, 128,000 if the rest costs what it was to, 1.76 to stay within the budget', () => {
  const day = (n: number): string => `2026-03-0${n + 1}`
  const parts = [10_000, 10_000, 20_000, 30_000, 30_000]
  const items = parts.map((budget, i) => ({ id: `p${i + 1}`, start: day(i + 1), finish: day(i + 1), budget }))
  const booking = { id: 'cost', itemId: 'p1', at: instantOn(day(3)), measure: 'cost', day: day(3) } as const
  const plan = buildPlan({
    items,
    baselines: [{ id: 'base', leaves: items }],
    reports: [
      {
        id: 'p1',
        status: 'done',
        actualFinish: day(1),
        bookings: [{ ...booking, amount: 63_000, total: false }],
      },
      { id: 'p2', status: 'done', actualFinish: day(2) },
      { id: 'p3', actualStart: day(3), percent: 75 },
    ],
  })
  const value = earnedValueOf(figuresOf(plan, momentOn(day(4))), { type: 'plan' })
  expect([value.bac, value.pv, value.ev, value.ac]).toEqual([100_000, 40_000, 35_000, 63_000])
  expect(value.spi.value).toBeCloseTo(0.875, 12)
  expect(value.eacAtypical.value).toBeCloseTo(128_000, 6)
  expect(value.tcpiBac.value).toBeCloseTo(1.76, 2)
  // Of the third period 15,000 of 20,000.
  expect(value.earnedSchedule.es.value).toBeCloseTo(2.75, 9)
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
