import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { explain } from '../../../../shared/engine/explain/explain.ts'
import type { Explanation, Question } from '../../../../shared/engine/explain/explanation.ts'
import { earnedValueOf } from '../../../../shared/engine/value-scope.ts'
import { figures as words } from '../../../../shared/text/en/figures.ts'
import type { Booking } from '../../../../shared/plan/report.ts'
import { generatePlan } from '../../../bench/generate-plan.ts'
import { buildPlan, instantOn, momentOn } from '../../../helpers/plan-builder.ts'

const item = (id: string): { readonly type: 'item'; readonly id: string } => ({ type: 'item', id })
const plan = { type: 'plan' } as const
const week = { start: '2026-03-02', finish: '2026-03-06' }

function cost(amount: number, day: string): Booking {
  return {
    id: `b${day}`,
    itemId: 'a',
    at: instantOn(day),
    by: 'p',
    measure: 'cost',
    amount,
    day,
    total: false,
  }
}

// Thursday 5 March, three of five days gone. `a` is 40 % done and waits for nothing; `b` follows it.
const figures = baseFiguresOf(
  buildPlan({
    people: [{ id: 'p' }],
    items: [
      { id: 'g' },
      { id: 'a', parentId: 'g', ...week, owner: { type: 'person', id: 'p' }, contributes: { kr: 1 } },
      { id: 'b', parentId: 'g', start: '2026-03-02', finish: '2026-03-10', type: 'task' },
      { id: 'launch', type: 'milestone', finish: '2026-03-10', contributes: { kr: 1 } },
    ],
    links: ['a FS b', 'b FS launch'],
    baselines: [
      {
        id: 'base',
        takenOn: '2026-02-27',
        at: instantOn('2026-02-27'),
        leaves: [
          { id: 'a', ...week, duration: 5, budget: 1000 },
          { id: 'b', start: '2026-03-09', finish: '2026-03-10', duration: 2, budget: 500 },
          { id: 'launch', type: 'milestone', finish: '2026-03-10' },
        ],
      },
    ],
    reports: [
      {
        id: 'a',
        actualStart: '2026-03-02',
        percent: 40,
        saidAt: instantOn('2026-03-04'),
        checkIns: [
          {
            id: 'c1',
            itemId: 'a',
            at: instantOn('2026-03-02'),
            by: 'p',
            actualStart: '2026-03-02',
            percent: 10,
          },
          { id: 'c2', itemId: 'a', at: instantOn('2026-03-04'), by: 'p', percent: 40 },
        ],
        bookings: [cost(200, '2026-03-03'), cost(300, '2026-03-04')],
      },
    ],
    kpis: [{ id: 'k' }],
    keyResults: [
      {
        id: 'kr',
        kpiId: 'k',
        startDay: '2026-03-01',
        startValue: 0,
        targetDay: '2026-03-31',
        targetValue: 300,
      },
    ],
    readings: [
      {
        id: 'k',
        readings: [{ id: 'r', kpiId: 'k', day: '2026-03-04', value: 12, at: instantOn('2026-03-04') }],
      },
    ],
  }),
  momentOn('2026-03-05'),
)

function ask(question: Question): Explanation {
  return must(explain(figures, question))
}

function operandsOf({ operands }: Explanation): readonly (readonly [string, unknown])[] {
  return operands.map(({ name, value }) => [name, value])
}

describe('where does this number come from? earned value', () => {
  test('planned value of a leaf: its budget, the share of its days gone, the baseline', () => {
    const answer = ask({ figure: 'pv', of: item('a') })
    expect(answer).toMatchObject({ value: 600, unit: 'amount', share: 0.6 })
    expect(operandsOf(answer)).toEqual([['bac', 1000]])
    expect(answer.entries).toEqual([
      { type: 'baseline', id: 'base', at: instantOn('2026-02-27'), day: '2026-02-27' },
    ])
    expect(answer.saidAt).toBeUndefined()
  })

  test('what a leaf has earned: the check-ins that say so, the newest of each field', () => {
    const answer = ask({ figure: 'ev', of: item('a') })
    expect(answer).toMatchObject({ value: 400, share: 0.4, saidAt: instantOn('2026-03-04') })
    expect(answer.entries.filter(({ type }) => type === 'check-in')).toEqual([
      { type: 'check-in', id: 'c2', at: instantOn('2026-03-04'), by: 'p', says: { percent: 40 } },
      {
        type: 'check-in',
        id: 'c1',
        at: instantOn('2026-03-02'),
        by: 'p',
        says: { actualStart: '2026-03-02' },
      },
    ])
  })

  test('what a leaf has cost: its bookings, newest first', () => {
    const answer = ask({ figure: 'ac', of: item('a') })
    expect(answer.value).toBe(500)
    expect(answer.entries).toMatchObject([
      { type: 'booking', day: '2026-03-04', amount: 300 },
      { type: 'booking', day: '2026-03-03', amount: 200 },
    ])
  })

  test('an index names its operands, and each opens further', () => {
    const answer = ask({ figure: 'cpi', of: plan })
    expect(answer).toMatchObject({ value: 0.8, unit: 'index', parts: [] })
    expect(answer.operands).toEqual([
      {
        name: 'ev',
        value: 400,
        unit: 'amount',
        opens: { figure: 'ev', of: plan },
        saidAt: expect.any(Number),
      },
      {
        name: 'ac',
        value: 500,
        unit: 'amount',
        opens: { figure: 'ac', of: plan },
        saidAt: expect.any(Number),
      },
    ])
  })

  test('a sum shows its parts, the largest first, and each opens further', () => {
    const answer = ask({ figure: 'sv', of: item('g') })
    expect(answer.value).toBe(-200)
    expect(answer.parts).toMatchObject([
      { of: item('a'), value: -200, opens: { figure: 'sv', of: item('a') } },
    ])
    expect(ask({ figure: 'bac', of: item('g') }).parts.map(({ value }) => value)).toEqual([1000, 500])
  })

  test('a figure without a value says why', () => {
    expect(ask({ figure: 'cv', of: item('b') })).toMatchObject({ value: null, reason: 'no costs recorded' })
    expect(ask({ figure: 'cv', of: item('b') }).operands[1]).toMatchObject({
      name: 'ac',
      reason: 'no costs recorded',
    })
  })

  test('earned schedule', () => {
    const answer = ask({ figure: 'spiTime', of: plan })
    expect(operandsOf(answer)).toEqual([
      ['es', 2],
      ['at', 3],
    ])
    expect(answer.value).toBeCloseTo(2 / 3, 12)
    expect(ask({ figure: 'at', of: plan })).toMatchObject({ value: 3, unit: 'working days' })
  })
})

describe('where does this number come from? dates', () => {
  test('a delay: the two days, what drives the forecast, and the baseline', () => {
    const index = must(figures.structure.indexOf('b'))
    const answer = ask({ figure: 'delay', of: item('b') })
    expect(answer.value).toBe(figures.variance[index]?.total)
    expect(operandsOf(answer)).toEqual([
      ['forecast', figures.schedule.finishDay(index)],
      ['baseline', '2026-03-10'],
    ])
    expect(answer.entries).toContainEqual({ type: 'driver', itemId: 'a', linkId: 'a-b' })
    expect(answer.entries.at(-1)).toMatchObject({ type: 'baseline' })
  })

  test('of a group it is the delay of its latest leaf', () => {
    const answer = ask({ figure: 'delay', of: item('g') })
    const { worst } = must(figures.variance[must(figures.structure.indexOf('g'))])
    expect(answer.parts).toMatchObject([{ of: item(worst), value: answer.value }])
  })

  test('float: how far the finish may move', () => {
    const answer = ask({ figure: 'totalFloat', of: item('a') })
    expect(answer).toMatchObject({ value: 0, unit: 'working days' })
    const [late, early] = answer.operands
    expect(late?.value).toBe(early?.value)
    expect(ask({ figure: 'freeFloat', of: item('a') }).operands.map(({ name }) => name)).toEqual([
      'nextStart',
      'earlyFinish',
    ])
  })
})

describe('where does this number come from? goals and voices', () => {
  test('a key result against its curve: the reading and what was expected', () => {
    const answer = ask({ figure: 'krVariance', of: { type: 'key result', id: 'kr' } })
    expect(operandsOf(answer)).toEqual([
      ['value', 12],
      ['expected', 30],
    ])
    expect(answer).toMatchObject({ value: -18, unit: 'measure', saidAt: instantOn('2026-03-04') })
    expect(answer.entries).toMatchObject([{ type: 'reading', id: 'r', value: 12, day: '2026-03-04' }])
  })

  test('an outlook: projection and curve after the slip, and the gate that slips', () => {
    const answer = ask({ figure: 'outlook', of: { type: 'key result', id: 'kr' } })
    const slip = must(figures.keyResults[0]).slipDays
    expect(answer.value).toBe(120)
    expect(operandsOf(answer)).toEqual([
      ['projection', 120],
      ['curveAfterSlip', 300 - 10 * slip],
    ])
    expect(answer.parts).toMatchObject([
      { of: item('launch'), value: slip, opens: { figure: 'delay', of: item('launch') } },
    ])
  })

  test('ownership: the counts, and the items that nobody owns', () => {
    const answer = ask({ figure: 'ownership', of: plan })
    expect(operandsOf(answer)).toEqual([
      ['owned', 1],
      ['inPlay', 2],
    ])
    expect(answer.parts.map(({ of }) => of)).toEqual([item('b')])
  })

  test('what was heard in time: the weights, and the rest with the never heard of first', () => {
    const answer = ask({ figure: 'liveShare', of: plan })
    const [live, inPlay] = answer.operands
    expect(answer.value).toBe(Number(live?.value) / Number(inPlay?.value))
    expect(answer.parts[0]?.of).toEqual(item('b'))
  })
})

test('every figure that has words has an explanation with exactly the operands its formula names', () => {
  const generated = baseFiguresOf(generatePlan(60, 1), momentOn('2026-03-04'))
  const leaf = must(generated.plan.items.list.find(({ type }) => type === 'task'))
  const goal = { type: 'key result', id: must(generated.plan.keyResults.list[0]).id } as const
  const value = Object.keys(earnedValueOf(generated, plan)).filter(
    (name) =>
      !['basis', 'pvForIndex', 'evForIndex', 'pvHeard', 'missingCosts', 'earnedSchedule'].includes(name),
  )
  const questions = [
    ...[...value, 'es', 'at', 'svTime', 'spiTime', 'ieac', 'pd', 'ownership', 'liveShare'].map((figure) => ({
      figure,
      of: plan,
    })),
    ...['delay', 'announced', 'unannounced', 'totalFloat', 'freeFloat'].map((figure) => ({
      figure,
      of: item(leaf.id),
    })),
    ...['krVariance', 'attained', 'pace', 'outlook', 'shortfall'].map((figure) => ({ figure, of: goal })),
  ] as Question[]
  for (const question of questions) {
    const named = words.explain(question.figure).operands.map(({ operand }) => operand)
    expect([question.figure, must(explain(generated, question)).operands.map(({ name }) => name)]).toEqual([
      question.figure,
      named,
    ])
  }
})

test('about something unknown there is no explanation', () => {
  expect(explain(figures, { figure: 'pv', of: item('nothing') })).toBeUndefined()
  expect(explain(figures, { figure: 'delay', of: item('nothing') })).toBeUndefined()
  expect(explain(figures, { figure: 'freeFloat', of: item('nothing') })).toBeUndefined()
  expect(explain(figures, { figure: 'pace', of: { type: 'key result', id: 'nothing' } })).toBeUndefined()
})
