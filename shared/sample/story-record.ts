/** What was said over the sample's eight weeks: weekly check-ins with bookings, the departments' own words, readings, the last session (story.md 4). */

import type { JsonObject } from '../base/json.ts'
import type { StoryCalendar } from './story-calendar.ts'
import { storyGroups } from './story-work.ts'
import type { StoryItem } from './story-work.ts'

export interface StoryEntry {
  readonly id: string
  readonly at: number
  readonly by: string
  readonly kind: string
  readonly body: JsonObject
  readonly note?: string
}

type Say = (
  offset: number,
  hhmm: number,
  by: string,
  kind: string,
  body: JsonObject,
  note?: string,
  id?: string,
) => void

export function storyEntries(days: StoryCalendar): readonly StoryEntry[] {
  const entries: StoryEntry[] = []
  const say: Say = (offset, hhmm, by, kind, body, note, id = `said-${entries.length + 1}`) => {
    entries.push({ id, at: days.at(offset, hhmm), by, kind, body, ...(note ? { note } : {}) })
  }
  for (const group of storyGroups) {
    for (const item of group.items)
      if (item.progress !== undefined && !(item.id in present)) weekly(item, days, say)
  }
  presentSituation(days, say)
  departmentsWords(say)
  readings(days, say)
  lastSession(days, say)
  answerToResellers(days, say)
  return entries
}

/** The last check-in of what runs today: offset, time, what it says. Everything else in play has never been heard of. */
const present: Record<string, readonly [offset: number, hhmm: number]> = {
  'type-approval': [-2, 1110],
  'store-fit-out': [0, 740],
  'billing-adapter': [-9, 1620],
  'reseller-contracts': [-6, 1445],
  'enquiry-desk': [0, 755],
  'lead-campaign': [0, 750],
  'budget-control': [0, 805],
  'price-list': [0, 808],
}

/** A finished item: on track every fifth day, its cost booked as it goes, then done. */
function weekly(item: StoryItem, days: StoryCalendar, say: Say): void {
  const by = ownerId(item)
  const [start, finish] = item.actual ?? [
    item.start,
    item.days === 0 ? item.start - 1 : item.start + item.days - 1,
  ]
  const last = finish ?? item.start + item.days - 1
  if (item.days === 0)
    return say(last, 1600, by, 'checkIn', { item: item.id, status: 'done', actualFinish: days.on(last) })
  const steps = Math.max(1, Math.ceil((last - start + 1) / 5))
  for (let step = 1; step <= steps; step++) {
    const offset = step === steps ? last : start + step * 5 - 1
    const progress: JsonObject =
      step === steps
        ? { status: 'done', actualFinish: days.on(last) }
        : { status: 'on track', percent: Math.round((100 * step) / steps) }
    say(offset, 1530, by, 'checkIn', {
      item: item.id,
      ...(step === 1 ? { actualStart: days.on(start) } : {}),
      ...progress,
    })
    book(item, offset, share(item.spent ?? 0, step, steps), days, say)
  }
}

function presentSituation(days: StoryCalendar, say: Say): void {
  const byId = new Map(storyGroups.flatMap((group) => group.items.map((item) => [item.id, item] as const)))
  for (const id of Object.keys(present)) {
    const item = byId.get(id)
    if (item) running(item, days, say)
  }
  say(-4, 940, 'pieter', 'checkIn', { item: 'customs-release', status: 'on track' })
  say(-6, 1020, 'pieter', 'checkIn', { item: 'distribution', status: 'not started' })
  say(-6, 1605, 'tomas', 'checkIn', { item: 'beta', status: 'on track' })
}

/** What runs: started as planned, heard of weekly, last at the time above. */
function running(item: StoryItem, days: StoryCalendar, say: Say): void {
  const [lastOffset, hhmm] = present[item.id] ?? [0, 800]
  const by = ownerId(item)
  const percent = typeof item.progress === 'number' ? item.progress : 0
  const said = weeksBetween(item.start, lastOffset)
  const stillHere = item.id === 'billing-adapter' ? 'tomas' : by
  const bookings = item.id === 'lead-campaign' ? [-4, -3, -2, -1] : [...said, lastOffset]
  said.forEach((offset, step) => {
    const words = pastWords(item.id, offset, Math.round((percent * (step + 1)) / (said.length + 1)))
    say(offset, 1515, item.id === 'billing-adapter' && offset > -12 ? 'tomas' : by, 'checkIn', {
      item: item.id,
      ...(step === 0 ? { actualStart: days.on(item.start) } : {}),
      ...words,
    })
  })
  say(lastOffset, hhmm, stillHere, 'checkIn', {
    item: item.id,
    ...(said.length === 0 ? { actualStart: days.on(item.start) } : {}),
    ...lastWords(item.id, percent, days),
  })
  bookings.forEach((offset, step) =>
    book(item, Math.min(offset, -1), share(item.spent ?? 0, step + 1, bookings.length), days, say),
  )
}

function pastWords(id: string, offset: number, percent: number): JsonObject {
  if (id === 'billing-adapter' && offset >= -15) return { status: 'at risk', percent: 60 }
  if (id === 'type-approval') return { status: 'on track', percent: offset <= -11 ? 30 : 60 }
  return { status: 'on track', percent }
}

function lastWords(id: string, percent: number, days: StoryCalendar): JsonObject {
  switch (id) {
    case 'type-approval':
      return {
        status: 'blocked',
        percent: 60,
        remaining: 2,
        finish: days.on(1),
        blocker: {
          kind: 'dependency',
          waitsFor: { item: 'meter-data' },
          chasedBy: 'mara',
          since: days.on(-9),
        },
      }
    case 'billing-adapter':
      return { status: 'at risk', percent: 60 }
    case 'reseller-contracts':
      return { status: 'at risk', percent }
    case 'lead-campaign':
      return { status: 'on track', percent, remaining: 26 }
    default:
      return { status: 'on track', percent }
  }
}

/** Every fifth working day after the start, before the last word; the blocked ones also on the day they were blocked. */
function weeksBetween(start: number, last: number): number[] {
  const offsets: number[] = []
  for (let offset = start + 4; offset < last - 1; offset += 5) offsets.push(offset)
  return offsets
}

function book(item: StoryItem, offset: number, amount: number, days: StoryCalendar, say: Say): void {
  const by = item.id === 'billing-adapter' && offset > -12 ? 'tomas' : ownerId(item)
  if (amount > 0) {
    say(offset, 1700, by, 'booking', { item: item.id, measure: 'cost', amount, day: days.on(offset) })
  }
  if (item.id === 'billing-adapter' && offset >= -15) {
    say(offset, 1701, by, 'booking', { item: item.id, measure: 'hours', amount: 32, day: days.on(offset) })
  }
}

/** Part `step` of `steps` of an amount in thousands, in whole units, the parts adding up exactly. */
function share(thousands: number, step: number, steps: number): number {
  const upTo = (n: number): number => Math.round((thousands * 1000 * n) / steps)
  return upTo(step) - upTo(step - 1)
}

function departmentsWords(say: Say): void {
  const word = (
    group: string,
    offset: number,
    hhmm: number,
    by: string,
    status: string,
    note: string,
  ): void => say(offset, hhmm, by, 'checkIn', { item: group, status }, note)
  word('group-sales', -6, 1450, 'amira', 'at risk', 'Two resellers hesitate.')
  word('group-product', -6, 1610, 'tomas', 'on track', 'Beta is prepared.')
  word('group-regulatory', -2, 1115, 'mara', 'blocked', 'The approval waits for the meter data.')
  word('group-strategy', -1, 1130, 'anna', 'on track', 'Briefings are being drafted.')
  word('group-operations', -1, 1540, 'pieter', 'on track', 'Our deliverables are done.')
  word('group-marketing', 0, 755, 'lena', 'on track', 'Enquiries are 7 % above plan.')
  word('group-finance', 0, 810, 'jonas', 'on track', '€ 187,000 under.')
}

function readings(days: StoryCalendar, say: Say): void {
  const read = (kpi: string, offset: number, value: number, by: string): void =>
    say(offset, 900, by, 'reading', { kpi, day: days.on(offset), value })
  read('kpi-orders', -4, 0, 'amira')
  for (const [offset, value] of [
    [-2, 41],
    [-1, 96],
  ] as const)
    read('kpi-leads', offset, value, 'amira')
  for (const [offset, value] of [
    [-11, 8],
    [-6, 20],
  ] as const)
    read('kpi-resellers', offset, value, 'amira')
  read('kpi-approvals', -2, 0, 'mara')
  read('kpi-units', -1, 0, 'pieter')
  read('kpi-cost', -1, 1_257_000, 'jonas')
  for (const [offset, value] of [
    [-4, 150],
    [-1, 642],
  ] as const)
    read('kpi-enquiries', offset, value, 'lena')
}

/** T−5: three decisions, one kept. */
function lastSession(days: StoryCalendar, say: Say): void {
  const add = (
    id: string,
    offset: number,
    hhmm: number,
    kind: string,
    body: JsonObject,
    note?: string,
  ): void => say(offset, hhmm, 'anna', kind, body, note, id)
  add('session-1', -5, 900, 'session.opened', {
    type: 'calibration',
    facilitator: 'anna',
    present: { anna: true, jonas: true, lena: true, pieter: true, mara: true },
  })
  add(
    'decision-1',
    -5,
    905,
    'decision',
    {
      session: 'session-1',
      type: 'remove constraint',
      owner: 'pieter',
      due: days.on(-4),
      items: { 'customs-broker': true },
      effect: { type: 'status', itemId: 'customs-broker', becomes: 'done' },
    },
    'The customs broker is signed.',
  )
  add(
    'decision-2',
    -5,
    908,
    'decision',
    {
      session: 'session-1',
      type: 'remove constraint',
      owner: 'tomas',
      due: days.on(-3),
      items: { 'meter-data': true },
      effect: { type: 'owner', itemId: 'meter-data' },
    },
    'The data storage gets an owner.',
  )
  add(
    'decision-3',
    -5,
    912,
    'decision',
    {
      session: 'session-1',
      type: 'stop',
      owner: 'lena',
      due: days.on(-4),
      items: { 'lead-campaign': true },
      effect: { type: 'no cost', itemId: 'lead-campaign', from: days.on(-4) },
    },
    'Pause the campaign if there is no approval.',
  )
  add('session-1-end', -5, 915, 'session.closed', { session: 'session-1' })
}

/** T−4: of all that is behind, one thing was answered. */
function answerToResellers(days: StoryCalendar, say: Say): void {
  const body = {
    about: { kind: 'keyResult', id: 'resellers' },
    measure: 'value',
    owner: 'amira',
    due: days.on(6),
  }
  say(-4, 1015, 'amira', 'answer', body, 'Two partner days in the north; six shops want to come.', 'answer-1')
}

function ownerId(item: StoryItem): string {
  return typeof item.owner === 'string' ? item.owner : 'anna'
}
