// What a session hands out: calendar files, the page as Markdown, and what changed between its opening and its closing.
import { describe, expect, test } from 'vitest'
import { missingVoices } from '../../../../client/features/sessions/missing-voices.ts'
import { nextSessions } from '../../../../shared/engine/session/next-session.ts'
import { reportMarkdown } from '../../../../client/features/sessions/report-markdown.ts'
import { reportSheets } from '../../../../client/features/sessions/report-sheets.ts'
import { sessionReport } from '../../../../client/features/sessions/session-report.ts'
import { must } from '../../../../shared/base/assert.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { snapshotOf } from '../../../../shared/engine/session/snapshot.ts'
import type { JsonObject } from '../../../../shared/base/json.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { text } from '../../../../shared/text/text.ts'
import { buildPlan, instantOn, momentOn, reportOf } from '../../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../../helpers/plan-builder.ts'

const figuresOn = (day: string, draft: PlanDraft, minute = 600) =>
  figuresOf(buildPlan(draft), momentOn(day, minute))

describe('the next calibration', () => {
  const days = (today: string, draft: PlanDraft = {}, minute = 600): unknown =>
    nextSessions(figuresOn(today, draft, minute), 2).map(({ day, requestsOn }) => [day, requestsOn])

  test('is on the cadence’s weekday and hour; requests go out the working day before', () => {
    expect(days('2026-03-04')).toEqual([
      ['2026-03-06', '2026-03-05'],
      ['2026-03-13', '2026-03-12'],
    ])
    expect(days('2026-03-06', {}, 12 * 60 + 1)).toEqual([
      ['2026-03-13', '2026-03-12'],
      ['2026-03-20', '2026-03-19'],
    ])
  })

  test('a holiday moves it to the working day before', () => {
    const calendar = { holidays: { '2026-03-06': 'Off' } }
    expect(days('2026-03-04', { settings: { calendar } })).toEqual([
      ['2026-03-05', '2026-03-04'],
      ['2026-03-13', '2026-03-12'],
    ])
  })
})

const at = (minute: number): number => instantOn('2026-03-04', minute)

describe('a session’s page', () => {
  const before = figuresOn('2026-03-04', { items: [{ id: 'a', title: 'Shops', duration: 3 }] })
  const figures = figuresOn('2026-03-05', {
    people: [
      { id: 'ann', name: 'Ann' },
      { id: 'bo', name: 'Bo' },
    ],
    items: [{ id: 'a', title: 'Shops', duration: 3, owner: { type: 'person', id: 'bo' } }],
    reports: [
      reportOf({
        id: 'a',
        saidAt: at(730),
        checkIns: [
          { id: '1', itemId: 'a', at: at(700), by: 'bo', status: 'on track' },
          { id: '2', itemId: 'a', at: at(725), by: 'bo', status: 'at risk', note: '*slow*' },
        ],
      }),
    ],
    comments: [
      { id: 'n', about: { kind: 'session', id: 's' }, at: at(728), by: 'ann', text: 'Ask [customs]' },
    ],
    decisions: [
      {
        id: 'd',
        sessionId: 's',
        text: 'Shops start',
        type: 'start',
        ownerId: 'bo',
        due: '2026-03-09',
        items: ['a'],
        effect: { type: 'status', itemId: 'a', becomes: 'done' },
        at: at(726),
      },
    ],
    sessions: [
      {
        id: 's',
        type: 'calibration',
        openedAt: at(720),
        closedAt: at(735),
        present: ['ann', 'bo'],
        figures: JSON.parse(JSON.stringify(snapshotOf(before))) as JsonObject,
        fingerprint: 'ABCDEF',
        closings: [{ id: 'c', at: at(735) }],
        treated: [],
      },
    ],
  })
  const speech = {
    language: 'en' as const,
    words: text(),
    telling: createTelling(figures.plan, figures.moment, figures.schedule.axis),
  }
  const change = {
    key: '1',
    about: { kind: 'item', id: 'a' },
    at: at(724),
    by: 'ann',
    field: 'owner',
    from: null,
    to: 'bo',
    undoes: false,
  }
  const report = sessionReport(figures, must(figures.plan.sessions.list[0]), [change], speech)

  test('says what was said and changed while it ran, and nothing from before or after', () => {
    expect(report.changes).toEqual([
      {
        key: 'item a',
        title: 'Shops',
        lines: [expect.stringContaining('owner'), 'Bo said: at risk, “*slow*”'],
      },
    ])
    expect(report.changedNothing).toBe(false)
  })

  test('as a spreadsheet its figures are numbers and days, before and after', () => {
    const numbers = reportSheets(report, speech).find(({ name }) => name === 'Numbers')
    const row = (label: string) => numbers?.rows.find(([first]) => first === label)?.slice(1)
    expect(row('Items in play')).toEqual([report.opening?.ownership.inPlay, report.closing.ownership.inPlay])
    expect(row('Of them with a person')).toEqual([0, report.closing.ownership.owned])
    expect(row('Spent')).toEqual([null, null])
  })

  test('as Markdown what people wrote stays what they wrote', () => {
    const markdown = reportMarkdown(report, speech)
    expect(markdown).toContain('**Shops start** Bo by Mon 9 Mar; “Shops” is done (open)')
    expect(markdown).toContain(String.raw`Bo said: at risk, “\*slow\*”`)
    expect(markdown).toContain(String.raw`- Ask \[customs\]`)
    expect(markdown).toContain('Figures at the opening ABCDEF')
  })
})

test('whose word is missing: one’s own first, those who are here, the others, then work of nobody (FR1)', () => {
  const due = { start: '2026-03-02', finish: '2026-03-20' }
  const figures = figuresOn('2026-03-11', {
    people: [{ id: 'ann' }, { id: 'bo' }],
    items: [
      { id: 'a', ...due },
      { id: 'b', ...due, owner: { type: 'person', id: 'ann' } },
      { id: 'c', ...due, owner: { type: 'person', id: 'bo' } },
    ],
  })
  expect(missingVoices(figures, ['bo']).map(({ itemId, isHere }) => [itemId, isHere])).toEqual([
    ['c', true],
    ['b', false],
    ['a', false],
  ])
  expect(missingVoices(figures, ['bo'], 'ann').map(({ itemId }) => itemId)).toEqual(['b', 'c', 'a'])
})
