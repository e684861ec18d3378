// Calendar files, as another program reads them (RFC 5545): what has a day, for one person and for the plan.
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { duesOf } from '../../../shared/engine/asks/dues.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { calendarFile, type CalendarEvent } from '../../../shared/exchange/calendar-file.ts'
import { calendarName, calendarWords } from '../../../shared/text/en/calendar.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../helpers/plan-builder.ts'

const made = Date.UTC(2026, 2, 1, 12)

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return { events }
}

const hostile = 'Ä😀; a, b\\n \\ "c":d\r\nBEGIN:VEVENT\u0007'

describe('the file', () => {
  const events: readonly CalendarEvent[] = [
    {
      uid: 'a@plumbline',
      title: hostile.repeat(9),
      text: hostile,
      at: Date.UTC(2026, 2, 6, 11),
      minutes: 15,
    },
    {
      uid: 'b@plumbline',
      title: 'Ä'.repeat(60),
      text: 'x',
      day: '2026-02-28',
      url: 'https://plan.example.org/#/plan/AA.1/my-work?check=a',
    },
  ]
  const text = calendarFile(hostile, events, made)

  test('keeps its lines within 75 octets, and no character is cut apart', () => {
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain('Ä'.repeat(60))
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('is read back as it was said, whatever signs are in it, and as two events', () => {
    const { events: found } = read(text)
    const said = hostile.replace('\r\n', '\n').replace('\u0007', '')
    expect(found.map(({ uid }) => uid)).toEqual(['a@plumbline', 'b@plumbline'])
    expect(found[0]?.summary).toBe(said.repeat(9))
    expect(found[0]?.description).toBe(said)
    expect(found[1]?.component.getFirstPropertyValue('url')).toBe(
      'https://plan.example.org/#/plan/AA.1/my-work?check=a',
    )
    for (const event of found)
      expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T12:00:00Z')
  })

  test('an hour is an instant, a due day a whole day that does not take the day', () => {
    const [hour, day] = read(text).events
    expect(hour?.startDate.toJSDate().toISOString()).toBe('2026-03-06T11:00:00.000Z')
    expect(hour?.endDate.toJSDate().toISOString()).toBe('2026-03-06T11:15:00.000Z')
    expect([day?.startDate.isDate, String(day?.startDate), String(day?.endDate)]).toEqual([
      true,
      '2026-02-28',
      '2026-03-01',
    ])
    expect(day?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })
})

describe('what has a day', () => {
  const owner = { type: 'person', id: 'mara' } as const
  const plan: PlanDraft = {
    people: [{ id: 'mara', name: 'Mara' }],
    settings: { name: 'North' },
    items: [
      { id: 'a', title: 'Permit', owner, start: '2026-03-02', finish: '2026-03-20' },
      { id: 'b', title: 'Labels', owner, start: '2026-03-02', finish: '2026-03-27' },
      { id: 'done', owner, start: '2026-03-02', finish: '2026-03-03' },
      { id: 'end', type: 'milestone', finish: '2026-04-30' },
    ],
    reports: [
      { id: 'a', saidAt: instantOn('2026-03-04'), status: 'on track', actualStart: '2026-03-02' },
      {
        id: 'done',
        status: 'done',
        actualStart: '2026-03-02',
        actualFinish: '2026-03-03',
        saidAt: instantOn('2026-03-03'),
      },
    ],
  }
  const figures = figuresOf(buildPlan(plan), momentOn('2026-03-04', 780))
  const lines = (person?: string) =>
    duesOf(figures, person)
      .filter(({ type }) => type !== 'session')
      .map(
        (due) =>
          `${due.day} ${due.type} ${'items' in due ? due.items.join(' ') : 'itemId' in due ? due.itemId : ''}`,
      )

  test('of a person: their check-ins by day, and what they promised that is not done', () => {
    expect(lines('mara')).toEqual([
      '2026-03-06 check-ins b',
      '2026-03-11 check-ins a',
      '2026-03-20 finish a',
      '2026-03-27 finish b',
    ])
  })

  test('of the plan: half a year of calibrations in its zone, summer time included, and its milestones', () => {
    expect(lines()).toEqual(['2026-04-30 finish end'])
    const text = calendarFile(
      calendarName(figures.plan),
      calendarWords(figures.plan, duesOf(figures), () => undefined),
      made,
    )
    const sessions = read(text).events.filter(({ summary }) => summary === 'Calibration: North')
    const hours = sessions.map(({ startDate }) => startDate.toJSDate().toISOString().slice(5, 16))
    expect([sessions.length, hours[0], hours[4]]).toEqual([26, '03-06T11:00', '04-03T10:00'])
    expect(new Set(sessions.map(({ uid }) => uid)).size).toBe(26)
  })

  test('keeps its uids from file to file, so that a calendar is updated and never doubled', () => {
    const uids = (minute: number) =>
      calendarWords(
        figures.plan,
        duesOf(figuresOf(figures.plan, momentOn('2026-03-04', minute)), 'mara'),
        () => undefined,
      ).map(({ uid }) => uid)
    expect(uids(800)).toEqual(uids(900))
    expect(new Set(uids(800)).size).toBe(uids(800).length)
  })
})
