import { describe, expect, test } from 'vitest'
import { judge } from './key-result-case.ts'

describe('KR.5 a slip reaches the value', () => {
  const gate = { id: 'launch', type: 'milestone', contributes: { kr: 1 } } as const
  const plan = { items: [gate] }
  // 25 calendar days late: the plan's own curve gives 75 of 100 by the due day.
  const late = { launch: ['2026-03-02', '2026-03-27'] } as const

  test('before anything is read, the outlook is the plan’s curve after the slip', () => {
    const figures = judge({ plan, dates: late })
    expect(figures).toMatchObject({
      gateId: 'launch',
      slipDays: 25,
      outlook: 75,
      shortfall: 25,
      bySlip: true,
    })
    expect(figures.light).toBe('amber')
  })

  test('the lower of projection and slipped curve counts', () => {
    expect(judge({ plan, dates: late, readings: [['2026-02-20', 20]] })).toMatchObject({
      projection: 40,
      outlook: 40,
      shortfall: 60,
      bySlip: false,
    })
    expect(judge({ plan, dates: late, readings: [['2026-02-20', 60]] })).toMatchObject({
      outlook: 75,
      bySlip: true,
    })
  })

  test('of a goal that goes down the higher counts, and short is what is left above the target', () => {
    const keyResult = { startValue: 100, targetValue: 0 }
    const figures = judge({ keyResult, plan, dates: late, readings: [['2026-02-20', 10]] })
    expect(figures).toMatchObject({ projection: -80, outlook: 25, shortfall: 25, bySlip: true })
  })

  test('a gate that is early slips by 0', () => {
    const early = { launch: ['2026-03-27', '2026-03-02'] } as const
    expect(judge({ plan, dates: early })).toMatchObject({
      slipDays: 0,
      outlook: 100,
      shortfall: 0,
      bySlip: false,
    })
  })

  test('the gate named counts; else the contributing milestone with the latest forecast', () => {
    const items = [
      { ...gate, id: 'first' },
      { ...gate, id: 'last' },
      { id: 'task', contributes: { kr: 1 } },
      { id: 'named' },
    ]
    const dates = {
      first: ['2026-03-01', '2026-03-02'],
      last: ['2026-03-03', '2026-03-13'],
      task: ['2026-03-03', '2026-04-30'],
      named: ['2026-03-01', '2026-03-21'],
    } as const
    expect(judge({ plan: { items }, dates })).toMatchObject({ gateId: 'last', slipDays: 10 })
    const keyResult = { gateId: 'named' }
    expect(judge({ plan: { items }, dates, keyResult })).toMatchObject({ gateId: 'named', slipDays: 20 })
  })

  test('without a gate the outlook is the projection', () => {
    expect(judge({ readings: [['2026-02-20', 40]] })).toMatchObject({
      outlook: 80,
      shortfall: 20,
      bySlip: false,
    })
    expect(judge({})).toMatchObject({ outlook: null, shortfall: null })
  })
})
