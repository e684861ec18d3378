import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { planFileOfJson, planOfFile, readPlanFile } from '../../../shared/exchange/plan-file.ts'
import type { PlanFile } from '../../../shared/exchange/plan-file.ts'

const small = { plumbline: 1, plan: { name: 'Fair', timeZone: 'Europe/Berlin' } }

function fileOf(members: JsonObject): PlanFile {
  const read = planFileOfJson({ ...small, ...members })
  return must(read.ok ? read.value : undefined, JSON.stringify(read))
}

function messagesOf(members: JsonObject): readonly string[] {
  const read = planFileOfJson({ ...small, ...members })
  return read.ok ? [] : read.error.map(({ message }) => message)
}

describe('a file that is none gets a clear answer', () => {
  test.for([
    ['', 'empty', 'The file is empty.'],
    [' \n\uFEFF', 'empty', 'The file is empty.'],
    ['Title;Start\nTents;1.3.', 'not a plan', 'This is no plan file: it does not begin with “{”.'],
    ['[]', 'not a plan', 'This is no plan file: it does not begin with “{”.'],
    ['{"plumbline": 1, "items": [{"id":', 'cut off', 'The file ends in the middle'],
    ['{\n "plumbline" 1\n}', 'not json', 'The file is not valid JSON: line 2, character 14.'],
    ['{"tasks": []}', 'not a plan', 'This is no plan file: “plumbline”: 1 is missing at its top.'],
    ['{"plumbline": "1"}', 'not a plan', 'This is no plan file: “plumbline”: 1 is missing at its top.'],
    [
      '{"plumbline": 2}',
      'newer version',
      'The file was written by a newer Plumbline (format 2; this one reads up to 1).',
    ],
    [
      `{"a": ${'['.repeat(70)}${']'.repeat(70)}}`,
      'not a plan',
      'something in it is nested more than 64 deep',
    ],
  ] as const)('%j', ([text, code, message]) => {
    expect(readPlanFile(text)).toMatchObject({
      ok: false,
      error: [{ code, message: expect.stringContaining(message) as string }],
    })
  })

  test('too large is said before anything is read', () => {
    expect(readPlanFile(`{${' '.repeat(3 * 1024 * 1024)}`, 1024 * 1024)).toMatchObject({
      ok: false,
      error: [{ code: 'too large', message: 'The file has 3.0 MB; at most 1.0 MB are read.' }],
    })
  })
})

describe('a bad value is named with its place and with what to write', () => {
  test.for<[JsonObject, string]>([
    [
      { items: [{ id: 'a' }, { id: 'b', start: '31.02.2026' }] },
      'items[1].start: “31.02.2026” is not a day; write 2026-02-28',
    ],
    [
      { items: [{ id: 'a', finish: '5/3/2026' }] },
      'items[0].finish: “5/3/2026” is not a day; write 2026-03-05',
    ],
    [
      { items: [{ id: 'a', finish: '2026-3-5T08:00' }] },
      'items[0].finish: “2026-3-5T08:00” is not a day; write 2026-03-05',
    ],
    [{ items: [{ id: 'a', deadline: 'soon' }] }, 'items[0].deadline: “soon” is not a day such as 2026-03-05'],
    [
      { items: [{ id: 'a', type: 'epic' }] },
      'items[0].type: “epic” is not one of “group”, “task”, “milestone”',
    ],
    [
      { items: [{ id: 'a', contributes: { k: '5' } }] },
      'items[0].contributes.k: “5” is not a number from 0 up',
    ],
    [{ items: [{ id: 'a' }, { id: 'a' }] }, 'items[1].id: “a” stands there twice'],
    [{ items: [{ title: 'A' }] }, 'items[0].id is missing'],
    [{ items: ['a'] }, 'items[0]: “a” is not an object'],
    [{ items: {} }, 'items: {} is not a list'],
    [
      { items: [{ id: 'a', changes: { start: 5 } }] },
      'items[0].changes: {"start":5} is not an object of field and entry id',
    ],
    [{ links: [{ id: 'l', from: 'a' }] }, 'links[0].to is missing'],
    [
      { plan: { calendar: { workdays: [] } } },
      'plan.calendar.workdays: [] is not at least one weekday from 1 (Monday) to 7 (Sunday)',
    ],
    [{ plan: { currency: '€' } }, 'plan.currency: “€” is not a currency such as EUR'],
    [
      { baselines: [{ id: 'b', takenOn: '2026-03-02', leaves: [{ id: 'a', budget: -1 }] }] },
      'baselines[0].leaves[0].budget: -1 is not a number from 0 up',
    ],
    [
      { entries: [{ kind: 'checkIn', at: 'yesterday' }] },
      'entries[0].at: “yesterday” is not a time such as “2026-03-05T09:00Z” or milliseconds since 1970',
    ],
    [{ entries: [{ at: 0 }] }, 'entries[0].kind is missing'],
    [{ asOf: '2026-02-30' }, 'asOf: “2026-02-30” is not a day; write 2026-02-28'],
  ])('%j', ([members, message]) => {
    expect(messagesOf(members)).toEqual([message])
  })

  test('all of them at once, and the rest counted from fifty on', () => {
    expect(messagesOf({ items: [{ id: 'a', start: 1, budget: -1 }], asOf: 'x' })).toHaveLength(3)
    const items = Array.from({ length: 80 }, (_, i) => ({ id: `i${i}`, start: 'x' }))
    expect(messagesOf({ items }).at(-1)).toBe('… and 30 more places like these.')
  })
})

describe('a file written by hand', () => {
  test('needs no more than its version', () => {
    const { plan } = planOfFile(fileOf({ plan: {} }))
    expect(plan).toMatchObject({ id: 'file', settings: { name: '' }, faults: [] })
  })

  test.for<[Json, string]>([
    ['2026-03-05T09:00Z', '2026-03-05T09:00:00.000Z'],
    ['2026-03-05T09:00:30.5+02:00', '2026-03-05T07:00:30.500Z'],
    ['2026-03-05 09:00', '2026-03-05T08:00:00.000Z'],
    ['2026-07-05T09:00', '2026-07-05T07:00:00.000Z'],
    ['2026-03-05', '2026-03-05T11:00:00.000Z'],
    [Date.UTC(2026, 2, 5), '2026-03-05T00:00:00.000Z'],
  ])('says when in several ways: %j', ([at, iso]) => {
    const [entry] = fileOf({ entries: [{ kind: 'checkIn', at, body: { item: 'a' } }] }).entries
    expect(new Date(entry?.at ?? 0).toISOString()).toBe(iso)
  })

  test('what says one moment was said in the order of the file, the eleventh after the tenth', () => {
    const said = Array.from({ length: 12 }, (_, i) => ({
      kind: 'checkIn',
      at: '2026-03-05',
      body: { item: 'a', percent: i },
    }))
    const { plan } = planOfFile(fileOf({ items: [{ id: 'a' }], entries: said }))
    expect(plan.reports.list.map(({ percent }) => percent)).toEqual([11])
  })

  test('has baselines without a fingerprint, over the plan’s own calendar and key results', () => {
    const { plan } = planOfFile(
      fileOf({
        plan: { calendar: { workdays: [1, 2, 3, 4] } },
        keyResults: [{ id: 'k', targetValue: 5 }],
        baselines: [
          { id: 'b', takenOn: '2026-03-02', leaves: [{ id: 'a', start: '2026-03-02', duration: 2 }] },
        ],
      }),
    )
    expect(plan.baselines.list).toMatchObject([
      {
        complete: true,
        calendar: { workdays: [1, 2, 3, 4] },
        keyResults: [{ id: 'k', targetValue: 5, weight: 1 }],
      },
    ])
    expect(plan.baselines.list[0]?.leaves.get('a')).toEqual({
      id: 'a',
      title: '',
      type: 'task',
      start: '2026-03-02',
      duration: 2,
    })
  })

  test('says as of which day it is to be looked at', () => {
    expect(planOfFile(fileOf({ asOf: '2026-03-05' })).asOf).toBe('2026-03-05')
  })

  test('may begin with a byte order mark', () => {
    expect(readPlanFile(`\uFEFF${JSON.stringify(small)}`)).toMatchObject({ ok: true })
  })
})
