// Random sources for properties: few ids, so that everything meets everything; good values, odd ones, and arbitrary JSON
// where a value belongs; entries that name each other in any direction.
import fc from 'fast-check'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { baselineFingerprint } from '../../../shared/plan/baseline-fingerprint.ts'
import { rowOfLeaf } from '../../../shared/plan/baseline-rows.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import type { EntityKind } from '../../../shared/plan/edit.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { certificate } from './random-certificate.ts'

/** One thing that happens to a source. */
export type Step =
  | { readonly type: 'record'; readonly kind: EntityKind; readonly id: string; readonly record: Json }
  | {
      readonly type: 'cell'
      readonly kind: EntityKind
      readonly id: string
      readonly field: string
      readonly value: Json
      readonly changeId?: string
    }
  | { readonly type: 'entry'; readonly entry: SourceEntry }

const numbered = (letter: string, count: number): fc.Arbitrary<string> =>
  fc.nat(count - 1).map((n) => `${letter}${n}`)
const item = numbered('i', 6)
const person = numbered('p', 3)
const department = numbered('d', 2)
const keyResult = numbered('k', 2)
const kpi = numbered('m', 2)
const objective = numbered('o', 4)
const entryId = numbered('e', 24)
const day = fc.nat(40).map((n) => `2026-0${1 + Math.floor(n / 28)}-${String((n % 28) + 1).padStart(2, '0')}`)
const small = fc.integer({ min: 0, max: 9 })
const word = fc.constantFrom('red', 'v1.2', 'constructor', '__proto__', 'x')
const owner = fc.oneof(
  person,
  department.map((id) => ({ department: id })),
  fc.constant({ text: 'Product team' }),
)
const yes = fc.constant(true)
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
const odd: fc.Arbitrary<Json> = fc.oneof(
  json,
  fc.constantFrom<Json>(null, 1e308, Infinity, -1, '', '2026-02-31'),
)

/** Mostly as it should be. */
function mostly(good: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 12, arbitrary: good as fc.Arbitrary<Json> }, { weight: 1, arbitrary: odd })
}

function some(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> {
  const model = Object.fromEntries(Object.entries(fields).map(([name, good]) => [name, mostly(good)]))
  return fc.record(model, { requiredKeys: [] })
}

/** With nearly all of its fields. */
function full(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, good]) => [name, mostly(good)])))
}

const many = (key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.dictionary(key, mostly(value), { maxKeys: 3 })

const calendar = some({ workdays: fc.constantFrom([1, 2, 3], [9], []), holidays: many(day, word) })
const deleted = fc.constantFrom(true, null, null, null, null)

const leaf = { id: 'i0', title: 'x', type: 'task', start: '2026-01-05', duration: 3 } as const
const whole = baselineFingerprint([leaf], [], defaultCalendar)

const fieldsByKind: Readonly<Record<EntityKind, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  plan: {
    name: word,
    timeZone: fc.constantFrom('Europe/Berlin', 'Mars'),
    calendar,
    policies: some({ liveHours: small, notUsed: many(word, yes) }),
    governs: many(fc.constantFrom('stages', 'value'), yes),
    stageApprovers: many(fc.constantFrom('decided @sponsor', 'decided p0', 'x'), yes),
    headlineMilestones: many(item, yes),
    baseline: fc.constant('b0'),
    relayKey: fc.constantFrom('r0', 'r1'),
  },
  department: { name: word, deleted },
  person: {
    name: word,
    department,
    away: many(word, some({ from: day, to: day, deputy: person })),
    deleted,
  },
  kpi: { name: word, owner, aliases: many(department, word), deleted },
  objective: { title: word, owner, parent: objective, deleted },
  keyResult: { objective, kpi, gate: item, owner, checkpoints: many(day, small), deleted },
  baseline: {
    takenOn: day,
    chunks: fc.constantFrom(1, 1, 2),
    fingerprint: fc.constantFrom(whole, 'x'),
    deleted,
  },
  baselineChunk: {
    baseline: fc.constantFrom('b0', 'b1'),
    index: fc.constantFrom(0, 1),
    leaves: fc.constantFrom([rowOfLeaf(leaf)], [rowOfLeaf(leaf)], [['i1', 5]]),
    deleted,
  },
  item: {
    title: word,
    type: fc.constantFrom('group', 'task', 'milestone'),
    parent: item,
    owner,
    helpers: many(fc.oneof(person, department), yes),
    department,
    labels: many(word, yes),
    contributes: many(keyResult, small),
    start: day,
    finish: day,
    duration: small,
    budget: small,
    sponsor: person,
    controller: person,
    values: many(fc.constantFrom('profit:target:2026-01-05', 'profit:x:2026-01-05'), small),
    createdAt: small,
    deleted,
  },
  link: {
    from: numbered('i', 2),
    to: fc.oneof(numbered('i', 3), item),
    type: fc.constantFrom('FS', 'FS', 'FS', 'SS'),
    lag: fc.constantFrom(0, 0, 0, 1),
    acceptedBy: person,
    deleted,
  },
}

const ids: Readonly<Record<EntityKind, fc.Arbitrary<string>>> = {
  plan: fc.constant('plan'),
  department,
  person,
  kpi,
  objective,
  keyResult,
  baseline: fc.constant('b0'),
  baselineChunk: fc.constantFrom('b0.0', 'b0.1', 'b0.2'),
  item,
  link: numbered('l', 5),
}

export const randomKinds = Object.keys(ids) as EntityKind[]
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<EntityKind>('item', 'link') },
  fc.constantFrom(...randomKinds),
)

const seen = fc.uniqueArray(entryId, { maxLength: 3 })
const edit = fc.oneof(
  fc
    .tuple(item, fc.constantFrom('finish', 'finish', 'owner', 'order', 'controller'), seen)
    .chain(([id, field, saw]) =>
      fc.record(
        {
          kind: fc.constant('item'),
          id: fc.constant(id),
          field: fc.constant(field),
          from: mostly(fieldsByKind.item[field] ?? word),
          to: mostly(fieldsByKind.item[field] ?? word),
          seen: fc.constant(saw),
          settles: yes,
        },
        { requiredKeys: ['kind', 'id', 'field', 'from', 'to', 'seen'] },
      ),
    ),
  odd,
)

const bodies: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  checkIn: some({
    item,
    status: fc.constantFrom('on track', 'blocked', 'done'),
    actualStart: day,
    actualFinish: day,
    finish: day,
    percent: fc.constantFrom(10, 60, 140),
    remaining: small,
    blocker: full({
      kind: fc.constant('approval'),
      waitsFor: fc.constant({ outside: 'Customs' }),
      since: day,
    }),
    forPerson: person,
  }),
  booking: full({
    item,
    measure: fc.constantFrom('cost', 'hours'),
    amount: small,
    day,
    total: fc.boolean(),
  }),
  reading: full({ kpi, day, value: small }),
  confirm: full({ entry: entryId }),
  withdrawal: full({ entry: entryId }),
  certificate: full({ certificate }),
  change: fc.oneof(
    full({ command: word, edits: fc.array(edit, { maxLength: 3 }) }),
    full({ command: word, edits: fc.array(edit, { maxLength: 3 }), undoes: entryId }),
  ),
  comment: full({ about: fc.record({ kind: fc.constant('item'), id: item }) }),
  'session.opened': full({ type: fc.constant('formal'), present: many(person, yes) }),
  'session.closed': full({ session: entryId }),
  'session.joined': full({ session: entryId }),
  'session.agenda': full({ session: entryId, key: item, what: fc.constantFrom('taken', 'deferred') }),
  decision: full({
    type: fc.constant('start'),
    owner: person,
    items: many(item, yes),
    due: day,
    effect: item.map((itemId) => ({ type: 'owner', itemId })),
  }),
  'decision.accepted': full({ decision: entryId }),
  'decision.outcome': full({ decision: entryId, type: fc.constantFrom('kept', 'dropped') }),
  answer: full({
    about: fc.record({ kind: fc.constant('item'), id: item }),
    measure: fc.constantFrom('finish', 'cost', 'load'),
    owner: person,
    due: day,
    items: many(item, yes),
    size: small,
  }),
  'answer.accepted': full({ answer: entryId }),
  'answer.done': full({ answer: entryId }),
  'period.closed': full({ name: word, through: day }),
  'stage.asked': full({ item, stage: fc.constantFrom('detailed', 'decided') }),
  'stage.approved': full({ item, asked: entryId }),
  'stage.refused': full({ item, asked: entryId }),
  'stage.moved': full({ item, stage: fc.constantFrom('decided', 'implemented', 'closed', 'on hold') }),
  'stage.countersigned': full({ item, achieved: fc.constantFrom({ profit: 5 }, { x: 1 }) }),
  'value.achieved': full({ item, type: fc.constantFrom('profit', 'headcount'), day, amount: small }),
  device: some({ name: word }),
  speaksFor: some({ person }),
  'something.new': json.map((body) => ({ body })),
}

const entry: fc.Arbitrary<SourceEntry> = fc
  .constantFrom(...Object.keys(bodies), 'checkIn', 'checkIn', 'change', 'withdrawal')
  .chain((name) =>
    fc.record(
      {
        id: entryId,
        kind: fc.constant(name),
        at: fc.oneof(
          { weight: 30, arbitrary: fc.integer({ min: 1_770_000_000_000, max: 1_770_000_000_020 }) },
          { weight: 1, arbitrary: fc.constantFrom(1e300, -5) },
        ),
        by: person,
        device: fc.constantFrom('x', 'y'),
        seen,
        body: bodies[name] ?? fc.constant({}),
        note: word,
      },
      { requiredKeys: ['id', 'kind', 'at', 'body'] },
    ),
  )

const recordStep = kind.chain((each) =>
  fc.record({
    type: fc.constant('record' as const),
    kind: fc.constant(each),
    id: ids[each],
    record: fc.oneof(
      { weight: 8, arbitrary: some(fieldsByKind[each]) as fc.Arbitrary<Json> },
      { weight: 8, arbitrary: full(fieldsByKind[each]) as fc.Arbitrary<Json> },
      { weight: 1, arbitrary: json },
    ),
  }),
)

const cellStep = kind.chain((each) =>
  fc.constantFrom(...Object.keys(fieldsByKind[each])).chain((field) =>
    fc.record(
      {
        type: fc.constant('cell' as const),
        kind: fc.constant(each),
        id: ids[each],
        field: fc.constantFrom(field, field, `${field}.x`, `${field}.p0`),
        value: fc.oneof(mostly(fieldsByKind[each][field] ?? word), fc.constant(null)),
        changeId: entryId,
      },
      { requiredKeys: ['type', 'kind', 'id', 'field', 'value'] },
    ),
  ),
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: recordStep },
  { weight: 1, arbitrary: cellStep as fc.Arbitrary<Step> },
  { weight: 3, arbitrary: entry.map((each) => ({ type: 'entry' as const, entry: each })) },
)
