// *Done by …? Yes* (story.md 2.1): the forecast is the day that was said, on this morning and on each one until it comes.

import { describe, expect, test } from 'vitest'
import { CheckInDraft, answersFor } from '../../../client/parts/check-in/check-in-draft.svelte.ts'
import { subjectOf } from '../../../client/parts/check-in/subject-of.ts'
import { must } from '../../../shared/base/assert.ts'
import { addDays, weekday } from '../../../shared/base/day.ts'
import type { Json } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'

const zone = 'Europe/Berlin'
const morning = (day: string): number => Date.parse(`${day}T09:10:00+01:00`)

function figuresOn(day: string, finish: string, said: Readonly<Record<string, unknown>>[]): Figures {
  const json = {
    plumbline: 1,
    plan: { name: 'One task', timeZone: zone, start: '2026-03-02' },
    people: [{ id: 'ann', name: 'Ann Ray' }],
    items: [{ id: 'task', title: 'Task', type: 'task', owner: 'ann', start: '2026-03-02', finish }],
    links: [],
    entries: said.map(({ at, ...body }, n) => ({ id: `said-${n}`, kind: 'checkIn', at, by: 'ann', body })),
  }
  const file = planFileOfJson(json as Json)
  if (!file.ok) throw new Error(file.error.map(({ message }) => message).join('\n'))
  return figuresOf(planOfFile(file.value).plan, liveMoment(zone, morning(day)))
}

const at = (day: string): string => new Date(morning(day)).toISOString()
const begun = { at: '2026-03-02T09:00:00+01:00', item: 'task', actualStart: '2026-03-02', remaining: 20 }

/** What *Yes* says on that day. */
function yes(day: string, finish: string, before: Readonly<Record<string, unknown>>[]) {
  const draft = new CheckInDraft(must(subjectOf(figuresOn(day, finish, before), 'task')), 'ann')
  draft.answer = 'yes'
  return { at: at(day), ...must(draft.said) }
}

const mornings = (from: string, to: string): readonly string[] =>
  from > to ? [] : [from, ...mornings(addDays(from, 1), to)]

describe('SC5.9 after a Yes the forecast is the promised day, each morning until it comes', () => {
  test.each([
    ['said on a Monday for its Friday', '2026-03-09', '2026-03-13'],
    ['said on a Thursday, over a weekend', '2026-03-05', '2026-03-10'],
    ['said on a Saturday', '2026-03-07', '2026-03-11'],
    ['said on the day before', '2026-03-12', '2026-03-13'],
    ['said on the day itself', '2026-03-13', '2026-03-13'],
  ])('%s', (_when, day, finish) => {
    const said = [begun, yes(day, finish, [begun])]
    for (const next of mornings(day, finish))
      expect([next, figuresOn(next, finish, said).schedule.finishDay(0)]).toEqual([next, finish])
  })

  test('work that starts with the Yes', () => {
    const said = [yes('2026-03-09', '2026-03-13', [])]
    for (const next of mornings('2026-03-09', '2026-03-13'))
      expect([next, figuresOn(next, '2026-03-13', said).schedule.finishDay(0)]).toEqual([next, '2026-03-13'])
  })

  test('the morning after the day has passed says one day late, not done', () => {
    const said = [begun, yes('2026-03-11', '2026-03-13', [begun])]
    expect(figuresOn('2026-03-16', '2026-03-13', said).schedule.finishDay(0)).toBe('2026-03-16')
  })
})

test('SC5.9 what starts today takes its days from today, and does not slip tomorrow', () => {
  const said = [{ at: at('2026-03-02'), item: 'task', actualStart: '2026-03-02' }]
  for (const day of mornings('2026-03-02', '2026-03-06').filter((each) => weekday(each) <= 5))
    expect([day, figuresOn(day, '2026-03-06', said).schedule.finishDay(0)]).toEqual([day, '2026-03-06'])
})

test('a day that has passed is not asked to be kept: the other four answers are', () => {
  const subject = must(subjectOf(figuresOn('2026-03-16', '2026-03-13', [begun]), 'task'))
  expect(answersFor(subject)).toEqual(['not sure', 'later', 'blocked', 'done'])
})
