// Arithmetic that nobody here invented: networks as printed in textbooks, with their answers. Each says where it is from and
// whether the print was before us (*seen*) or it was written down from memory. Earned value is in textbook.test.ts.

import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

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

  // An exercise in PERT with fourteen activities, three estimates each, and its answer: expected times, and of the first six all
  // dates and the slack; seen: wizedu.com/questions/717873. Expected times fall on sixths of a day, each of which is a day here.
  test('SC4.1 SC4.2 SC4.3 FC2 fourteen activities by their expected times: dates and slacks of a PERT network as printed', () => {
    const estimates: readonly (readonly [string, number, number, number, number, ...string[]])[] = [
      ['A', 5, 5, 7, 5.33],
      ['B', 1, 2, 5, 2.33],
      ['C', 5, 5, 5, 5, 'A'],
      ['D', 4, 8, 13, 8.17, 'A'],
      ['E', 1, 10, 17, 9.67, 'B', 'C'],
      ['F', 1, 5, 7, 4.67, 'D'],
      ['G', 2, 6, 9, 5.83, 'D'],
      ['H', 4, 4, 6, 4.33, 'E', 'F'],
      ['I', 2, 7, 10, 6.67, 'G', 'H'],
      ['J', 2, 4, 7, 4.17, 'I'],
      ['K', 6, 10, 13, 9.83, 'I'],
      ['L', 2, 6, 6, 5.33, 'J'],
      ['M', 2, 2, 3, 2.17, 'K'],
      ['N', 7, 7, 12, 7.83, 'L', 'M'],
    ]
    const sixths = ([, a, m, b]: (typeof estimates)[number]): number => a + 4 * m + b
    const found = scheduleOf(
      estimates.map((row) => {
        const [id, , , , , ...after] = row
        return [id, sixths(row), ...after]
      }),
    )
    for (const row of estimates) expect(sixths(row) / 6).toBeCloseTo(row[4], 2)
    const printed = [
      ['A', 0, 5.33, 0, 5.33, 0],
      ['B', 0, 2.33, 8, 10.33, 8],
      ['C', 5.33, 10.33, 5.33, 10.33, 0],
      ['D', 5.33, 13.5, 7.17, 15.33, 1.83],
      ['E', 10.33, 20, 10.33, 20, 0],
      ['F', 13.5, 18.17, 15.33, 20, 1.83],
    ] as const
    const inDays = (date: number | undefined): number => Math.round(((date ?? 0) / 6) * 100) / 100
    expect(
      printed.map(([id]) => [
        id,
        inDays(found.earlyStart(id)),
        inDays(found.earlyFinish(id)),
        inDays(found.lateStart(id)),
        inDays(found.lateFinish(id)),
        inDays(found.slack(id)),
      ]),
    ).toEqual(printed)
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
