// Nothing that the engine can say is without a word, and no plain sentence has a rule's id or a trade term in it.
import { describe, expect, test } from 'vitest'
import { createAxis } from '../../../shared/engine/axis.ts'
import { ruleIds } from '../../../shared/engine/gaps/gap.ts'
import type { Gap, Mend } from '../../../shared/engine/gaps/gap.ts'
import { scheduleFlags } from '../../../shared/engine/schedule.ts'
import type { Driver } from '../../../shared/engine/schedule.ts'
import { valueFlagNames } from '../../../shared/engine/value.ts'
import type { NullReason } from '../../../shared/engine/value.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import { faultCodes } from '../../../shared/plan/fault.ts'
import { statuses } from '../../../shared/plan/report.ts'
import type { ExplainedFigure } from '../../../shared/text/explained-figure.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import { text } from '../../../shared/text/text.ts'
import { buildPlan, momentOn } from '../../helpers/plan-builder.ts'

const words = text('en')
const further = furtherText('en')
const plan = buildPlan({
  items: [{ id: 'a', title: 'Permit' }],
  people: [{ id: 'ann', name: 'Ann Ray' }],
})
const telling = createTelling(plan, momentOn('2026-03-05'), createAxis(defaultCalendar, '2026-01-01'))
const idOrTrade = /\b[A-Z]{2}\d|\b(?:SPI|CPI|EAC|BAC|WBS|charter|ledger|null|undefined)\b/

/** Those of the texts that say nothing, or say it in the engine's words. */
const unplain = (texts: readonly unknown[]): readonly unknown[] =>
  texts.filter((one) => typeof one !== 'string' || one.trim() === '' || idOrTrade.test(one))

describe('every rule', () => {
  test.for(ruleIds)('%s has a name, one line for many and help', (rule) => {
    const { gaps } = further
    expect(
      unplain([words.gaps.rule(rule), gaps.many(rule, 1), gaps.many(rule, 12), gaps.help(rule)]),
    ).toEqual([])
    expect(gaps.many(rule, 12)).toMatch(/^12 /)
    expect(gaps.many(rule, 1)).not.toBe(gaps.many(rule, 12).replace('12', '1'))
  })
})

const actions: Readonly<Record<Mend['action'], string>> = {
  'give owner': 'Give it an owner',
  'choose owner': 'Choose one',
  'check in': 'Check in',
  ask: 'Ask Ann',
  map: 'Say what it serves',
  'add work': 'Add work',
  'add reading': 'Add a reading',
  'set dates': 'Set dates',
  'set budget': 'Set amounts',
  link: 'Link them',
  'take date': 'Take Mon 9 Mar',
  'take plan': 'Take the plan',
  chase: 'Say who chases it',
  explain: 'Where from?',
  'accept link': 'Accept',
  'match word': 'Settle the word',
  'settle reading': 'See both',
  balance: 'See the load',
  answer: 'Answer',
  'accept answer': 'Accept',
  'see stage': 'See the stage',
  'see value': 'See its value',
}

test('every mending has the label of its button', () => {
  const gap: Omit<Gap, 'mend'> = {
    key: '',
    rule: 'OW1',
    severity: 'minor',
    about: { kind: 'item', id: 'a' },
    person: 'ann',
    facts: {},
  }
  for (const [action, label] of Object.entries(actions))
    expect(
      further.gaps.mend({ ...gap, mend: { action: action as Mend['action'], value: '2026-03-09' } }, telling),
    ).toBe(label)
  const { person: _person, ...nobody } = gap
  expect(further.gaps.mend({ ...nobody, mend: { action: 'ask' } }, telling)).toBe('Ask')
})

describe('every trouble says what happened, what it means and what to do', () => {
  test.for(faultCodes)('the fault %s', (code) => {
    const fault = { code, kind: 'item', id: 'a', field: 'start', ids: ['a', 'b'], found: '"x"' }
    const { what, means, todo } = further.troubles.fault(fault, telling)
    expect(unplain([what, means, todo])).toEqual([])
  })

  test('a circle is named in order', () => {
    const { what } = further.troubles.fault(
      { code: 'CYCLE', kind: 'link', id: 'l', ids: ['a', 'b'] },
      telling,
    )
    expect(what).toBe('Links run in a circle: Permit → b')
  })

  test.for(scheduleFlags)('the warning %s', (flag) => {
    expect(unplain(Object.values(further.troubles.scheduleFlag(flag)))).toEqual([])
  })

  test.for(valueFlagNames)('the warning %s', (flag) => {
    expect(unplain(Object.values(further.troubles.valueFlag(flag)))).toEqual([])
  })
})

test('every missing figure says why (EV6)', () => {
  const reasons = [
    'no costs recorded',
    'nothing planned yet',
    'nothing spent yet',
    'no budget',
    'budget exhausted',
    'no baseline',
    'nothing earned yet',
    'no remaining estimates',
    'not started',
  ] satisfies NullReason[]
  expect(unplain(reasons.map((reason) => further.troubles.noValue(reason)))).toEqual([])
  expect(further.troubles.dash).toBe('–')
})

test('every driver of a date has words (SC4.6)', () => {
  const drivers: readonly (readonly [Driver, string])[] = [
    [{ type: 'link', linkId: 'l', itemId: 'a' }, 'waits for Permit'],
    [{ type: 'plan start' }, 'starts with the plan'],
    [{ type: 'status date' }, 'could start today'],
    [{ type: 'not before', day: '2026-03-09' }, 'not before Mon 9 Mar'],
    [{ type: 'actual start', day: '2026-03-02' }, 'started Mon 2 Mar'],
    [{ type: 'blocked until', day: '2026-03-09' }, 'blocked until Mon 9 Mar'],
  ]
  for (const [driver, expected] of drivers) expect(further.troubles.driver(driver, telling)).toBe(expected)
})

test('states have a word each, none twice', () => {
  const named = statuses.map((status) => words.states.status(status))
  expect(new Set(named).size).toBe(statuses.length)
  expect(
    words.states.blocker(
      {
        kind: 'approval',
        waitsFor: { type: 'item', id: 'a' },
        chasedBy: 'ann',
        since: '2026-03-02',
        until: '2026-03-09',
      },
      telling,
    ),
  ).toBe('waits for Permit · chased by Ann Ray · since Mon 2 Mar · expected Mon 9 Mar')
})

describe('every figure that can be explained', () => {
  const figures = [
    'bac',
    'pv',
    'ev',
    'ac',
    'sv',
    'cv',
    'spi',
    'cpi',
    'svPercent',
    'cvPercent',
    'eac',
    'eacTypical',
    'eacAtypical',
    'eacCombined',
    'eacBottomUp',
    'etc',
    'vac',
    'tcpiBac',
    'tcpiEac',
    'percentComplete',
    'percentPlanned',
    'percentSpent',
    'es',
    'at',
    'svTime',
    'spiTime',
    'ieac',
    'pd',
    'delay',
    'announced',
    'unannounced',
    'krVariance',
    'attained',
    'pace',
    'outlook',
    'shortfall',
    'ownership',
    'liveShare',
    'totalFloat',
    'freeFloat',
    'overload',
    'weekHours',
  ] satisfies ExplainedFigure[]

  test.for(figures)('%s has a plain name and a formula of named operands', (figure) => {
    const { name, formula, operands } = further.figures.explain(figure)
    expect(operands).not.toHaveLength(0)
    expect(unplain([name, formula, ...operands.map((operand) => operand.name)])).toEqual([])
  })

  test('shows the trade’s name beside its own', () => {
    expect(further.figures.explain('spi')).toMatchObject({
      name: 'schedule efficiency',
      trade: 'SPI',
      formula: 'earned ÷ planned by now',
    })
    expect(further.figures.explain('delay').trade).toBeUndefined()
  })
})
