// Golden plans of sessions: test/plans/session-NAME.json say in `expect` what became of each decision, and what the agenda is.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../shared/base/json.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { agendaOf } from '../../../../shared/engine/session/agenda.ts'
import type { AgendaItem } from '../../../../shared/engine/session/agenda.ts'
import type { DecisionStanding } from '../../../../shared/engine/session/decision-standing.ts'
import { readSnapshot } from '../../../../shared/engine/session/read-snapshot.ts'
import { sessionStandings } from '../../../../shared/engine/session/session-standing.ts'
import { snapshotOf } from '../../../../shared/engine/session/snapshot.ts'
import { planFileOfJson, planOfFile } from '../../../../shared/exchange/plan-file.ts'
import type { Decision, Session } from '../../../../shared/plan/session.ts'
import { buildPlan, instantOn, momentOn, reportOf } from '../../../helpers/plan-builder.ts'

const folder = fileURLToPath(new URL('../../../plans/', import.meta.url))

interface Golden {
  readonly about: string
  readonly states: Readonly<Record<string, string>>
  readonly followThrough: Readonly<Record<string, number>>
  readonly agenda: readonly string[]
  readonly notToday: readonly string[]
}

function goldenOf(file: string) {
  const {
    expect: golden,
    now,
    ...json
  } = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, Json>
  const read = planFileOfJson(json as Json)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '))
  const { plan } = planOfFile(read.value)
  const moment = liveMoment(plan.settings.timeZone, Date.parse(String(now)))
  return { golden: golden as unknown as Golden, figures: figuresOf(plan, moment) }
}

const textOf = ({ state, daysLate, spent, foundOn }: DecisionStanding): string =>
  [
    state,
    ...(daysLate > 0 ? [`${daysLate} d`] : []),
    ...(spent === undefined ? [] : [`spent ${spent}`]),
    ...(foundOn === undefined ? [] : [`found ${foundOn}`]),
  ].join(', ')

function agendaText(item: AgendaItem): string {
  if (item.type === 'decision') return `${item.key}, ${item.daysLate} d`
  if (item.type === 'root') return `${item.key}, ${item.place} of ${item.of}`
  return `${item.key}, ${item.type === 'unowned' ? `in ${item.inDays}` : `${item.days} d`}`
}

const files = readdirSync(folder).filter((file) => file.startsWith('session-'))

test.for(files.map((file) => [goldenOf(file).golden.about, file] as const))('%s', ([, file]) => {
  const { golden, figures } = goldenOf(file)
  const { decisions, share: _share, shareBefore: _before, ...counts } = figures.followThrough
  expect(Object.fromEntries(decisions.map((each) => [each.id, textOf(each)]))).toEqual(golden.states)
  expect(counts).toEqual(golden.followThrough)
  const agenda = agendaOf(figures)
  expect(agenda.today.map(agendaText)).toEqual(golden.agenda)
  expect(agenda.notToday.map(agendaText)).toEqual(golden.notToday)
})

const decisionOn = (id: string, more: Partial<Decision> = {}): Decision => ({
  id,
  text: id,
  type: 'start',
  items: ['a'],
  at: instantOn('2026-03-02'),
  ownerId: 'ann',
  due: '2026-03-04',
  effect: { type: 'status', itemId: 'a', becomes: 'done' },
  ...more,
})

const sessionOn = (id: string, day: string, closed = true): Session => ({
  id,
  type: 'calibration',
  openedAt: instantOn(day, 540),
  ...(closed && { closedAt: instantOn(day, 555) }),
  present: [],
  closings: [],
  treated: [],
})

const planOn = (more: Parameters<typeof buildPlan>[0]) =>
  buildPlan({ people: [{ id: 'ann' }], items: [{ id: 'a', duration: 2 }], ...more })

describe('SE4 by steps', () => {
  test('a decision that nothing touches keeps its standing; one whose report changes is asked again', () => {
    const drafts = {
      items: [
        { id: 'a', duration: 2 },
        { id: 'b', duration: 2 },
      ],
      decisions: [decisionOn('1'), decisionOn('2', { effect: { type: 'heard', itemId: 'b' } })],
    }
    const before = figuresOf(planOn(drafts), momentOn('2026-03-03'))
    const same = figuresOf(
      { ...before.plan, settings: { ...before.plan.settings } },
      momentOn('2026-03-03'),
      before,
    )
    expect(same.followThrough).toEqual(before.followThrough)
    const checkIns = [{ id: 'c', itemId: 'b', at: instantOn('2026-03-03') }]
    const said = planOn({ ...drafts, reports: [reportOf({ id: 'b', checkIns })] })
    const plan = { ...before.plan, reports: said.reports }
    const after = figuresOf(plan, momentOn('2026-03-03'), before)
    expect(after.followThrough.decisions[0]).toBe(before.followThrough.decisions[0])
    expect(after.followThrough.decisions[1]).toMatchObject({ state: 'kept', foundOn: '2026-03-03' })
    expect(after.followThrough).toEqual(figuresOf(plan, momentOn('2026-03-03')).followThrough)
    const idle = { ...plan, comments: { ...plan.comments } }
    expect(figuresOf(idle, momentOn('2026-03-03'), after).followThrough).toBe(after.followThrough)
  })

  test('what was said after the minute that the clock shows counts at once', () => {
    const checkIns = [{ id: 'c', itemId: 'a', at: instantOn('2026-03-03', 721), status: 'done' as const }]
    const plan = planOn({ decisions: [decisionOn('1')], reports: [reportOf({ id: 'a', checkIns })] })
    expect(figuresOf(plan, momentOn('2026-03-03', 720)).followThrough.decisions[0]?.state).toBe('kept')
  })

  test('a day later what was open is broken, and the share has what came before beside it', () => {
    const plan = planOn({
      sessions: [sessionOn('old', '2026-02-23'), sessionOn('new', '2026-03-02')],
      decisions: [
        decisionOn('1', { sessionId: 'old', outcome: { type: 'kept', at: instantOn('2026-03-02') } }),
        decisionOn('2', { sessionId: 'new' }),
      ],
    })
    const before = figuresOf(plan, momentOn('2026-03-04'))
    expect(before.followThrough).toMatchObject({ due: 1, kept: 1, open: 1, share: 1, shareBefore: null })
    const after = figuresOf(plan, momentOn('2026-03-05'), before)
    expect(after.followThrough).toMatchObject({ due: 2, kept: 1, broken: 1, share: 0.5, shareBefore: 1 })
  })
})

test('SE5 a session says that it changed nothing once its cadence is over, and not before', () => {
  const plan = planOn({
    sessions: [sessionOn('s', '2026-03-02')],
    decisions: [decisionOn('1', { sessionId: 's' })],
  })
  const nothing = (day: string, of = plan): unknown =>
    sessionStandings(figuresOf(of, momentOn(day)))[0]?.changedNothing
  expect(nothing('2026-03-09')).toBeUndefined()
  expect(nothing('2026-03-10')).toBe(true)
  const checkIns = [{ id: 'c', itemId: 'a', at: instantOn('2026-03-03'), status: 'done' as const }]
  expect(
    nothing('2026-03-10', {
      ...plan,
      reports: planOn({ reports: [reportOf({ id: 'a', checkIns })] }).reports,
    }),
  ).toBe(false)
})

describe('SE1 what is frozen', () => {
  const { figures } = goldenOf('session-SE-follow-through.json')

  test('comes back as it was, and holds no names and no notes (HO5)', () => {
    const written = JSON.parse(JSON.stringify(snapshotOf(figures)))
    expect(readSnapshot(written)).toEqual(written)
    expect(JSON.stringify(written)).not.toMatch(/Ann|Launch|note/)
    expect(written.agenda).toHaveLength(5)
  })

  test.for([
    [{ v: 2 }],
    [{ money: null }],
    [{ headline: { first: { type: 'new' } } }],
    [{ milestones: [1] }],
  ])('what this version does not understand is not shown: %j', ([odd]) => {
    const written = JSON.parse(JSON.stringify(snapshotOf(figures)))
    expect(readSnapshot({ ...written, ...odd })).toBeUndefined()
  })
})
