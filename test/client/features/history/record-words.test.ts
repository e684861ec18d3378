// The record in words: nothing that this version writes is called unknown, and each line names what it is about.
import { expect, test } from 'vitest'
import { isAhead, oddEntries } from '../../../../client/features/history/odd-entries.ts'
import { recordLines } from '../../../../client/features/history/record-lines.ts'
import { lineWords } from '../../../../client/features/history/record-words.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { JsonObject } from '../../../../shared/base/json.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import { entryKinds } from '../../../../shared/plan/assemble/entry-kinds.ts'
import { charterKinds, workKinds } from '../../../../shared/plan/edit.ts'
import type { EntityKind } from '../../../../shared/plan/edit.ts'
import type { PlanSource, SourceEntry } from '../../../../shared/plan/source.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { text } from '../../../../shared/text/text.ts'
import { momentOn } from '../../../helpers/plan-builder.ts'

const records: Partial<Record<EntityKind, Readonly<Record<string, JsonObject>>>> = {
  plan: { plan: { name: 'Nordic', timeZone: 'Europe/Berlin' } },
  person: { ann: { name: 'Ann' }, bo: { name: 'Bo' } },
  item: { a: { title: 'Shops', owner: 'bo' } },
}

/** What a record of these entries says, oldest first: `[kind, body]`, with ids from e1 on, all by Ann. */
function said(...entries: readonly (readonly [string, JsonObject])[]): readonly string[] {
  const told = entries.map(([kind, body], n): SourceEntry => ({
    id: `e${n + 1}`,
    kind,
    at: Date.UTC(2026, 2, 4, 9, n),
    by: 'ann',
    body,
  }))
  const recordsOf = (kind: EntityKind) =>
    new Map(Object.entries(records[kind] ?? {}).map(([id, record]) => [id, { record }]))
  const plan = assemblePlan({
    id: 'nordic',
    records: Object.fromEntries(
      [...charterKinds, ...workKinds].map((kind) => [kind, recordsOf(kind)]),
    ) as unknown as PlanSource['records'],
    entries: told,
  })
  const { moment, schedule } = figuresOf(plan, momentOn('2026-03-04', 700))
  const speech = {
    language: 'en',
    words: text(),
    telling: createTelling(plan, moment, schedule.axis),
  } as const
  return recordLines(told)
    .toReversed()
    .map((line) => {
      const words = lineWords(line, plan, speech)
      return [words.what, words.said, ...words.details].filter(Boolean).join(': ')
    })
}

test('every kind of entry that this version reads is said in words', () => {
  for (const kind of entryKinds.keys()) expect(said([kind, {}])[0]).not.toMatch(/does not know|undefined/)
  expect(said(['dream', {}])).toEqual(['wrote an entry that this version does not know (dream); it is kept'])
})

test('SE2 what was settled on an agenda is named, and what became of it; of a session, which', () => {
  expect(
    said(
      ['session.opened', { type: 'formal' }],
      ['decision', { session: 'e1', type: 're-plan', owner: 'bo', due: '2026-03-06' }],
      ['session.agenda', { session: 'e1', key: 'root a', what: 'split', parts: ['north', 'south'] }],
      [
        'session.agenda',
        { session: 'e1', key: 'root a #2', what: 'outside', people: { ann: true, bo: true } },
      ],
      ['session.agenda', { session: 'e1', key: 'gap CO1 item a', what: 'deferred' }],
      ['session.closed', { session: 'e1' }],
    ),
  ).toEqual([
    'opened a formal session',
    'gave a decision: Bo by Fri 6 Mar',
    'settled on the agenda: Shops: split: “north” and “south”',
    'settled on the agenda: “south”, of Shops: taken outside: Ann and Bo',
    'settled on the agenda: Shops: not today',
    'closed the formal session of Wed 4 Mar',
  ])
})

test('ST what was said of stages and worth is named; what is taken back, too', () => {
  expect(
    said(
      ['stage.asked', { item: 'a', stage: 'decided' }],
      ['stage.approved', { item: 'a', asked: 'e1' }],
      ['stage.refused', { item: 'a', asked: 'gone' }],
      ['stage.moved', { item: 'a', stage: 'on hold' }],
      ['value.achieved', { item: 'a', type: 'cash', day: '2026-03-03', amount: 2000 }],
      ['stage.countersigned', { item: 'a', achieved: { cash: 2000 } }],
      ['withdrawal', { entry: 'e4' }],
      ['checkIn', { item: 'a', percent: 40 / 3 }],
    ),
  ).toEqual([
    'asked whether Shops may be Decided',
    'approved that Shops becomes Decided',
    'refused that Shops becomes another stage',
    'moved Shops to On hold',
    'said what Shops achieved: €\u202f2,000 cash on Tue 3 Mar',
    'countersigned what Shops achieved: €\u202f2,000 cash',
    'took back: moved Shops to On hold',
    'checked in on Shops: 13 % done',
  ])
})

test('what cannot be read, or is about what is not here, is said so and not made up', () => {
  expect(
    said(
      ['booking', { item: 'a', measure: 'cost', amount: 'lots', day: '2026-13-45' }],
      ['reading', { kpi: 'gone', value: 4, day: 'soon' }],
      ['checkIn', { item: 'gone', status: 'done' }],
    ),
  ).toEqual([
    'booked something that cannot be read on Shops',
    'gave a reading of something that is not here that cannot be read',
    'checked in on something that is not here: done',
  ])
})

test('what is dated ahead, cannot be read or hangs on a branch is shown as such', () => {
  expect(isAhead(200_000, 100_000)).toBe(false)
  expect(isAhead(220_001, 100_000)).toBe(true)
  const odd = oddEntries([
    { code: 'BAD_ENTRY', kind: 'entry', id: 'x', field: 'amount' },
    { code: 'BROKEN_CHAIN', kind: 'device', id: 'd', ids: ['z'], found: 'branch' },
    { code: 'UNKNOWN_ENTRY', kind: 'entry', id: 'dream', found: '2' },
  ])
  expect([...odd]).toEqual([
    ['z', 'branch'],
    ['x', 'unread'],
  ])
})

test('of a change each value is told by its name, never by an id', () => {
  const edits = [{ kind: 'item', id: 'a', field: 'controller', from: null, to: 'bo' }]
  expect(said(['change', { command: 'item.roles', edits }])[0]).toMatch(/: Shops: controller: Bo$/)
})
