/** A snapshot as a session's entry keeps it. Undefined for what this version does not understand: then nothing is shown of it. */

import type { Json, JsonObject } from '../../base/json.ts'
import { isList, isObject } from '../../plan/assemble/reader.ts'
import type { Snapshot } from './snapshot.ts'

export function readSnapshot(found: JsonObject | undefined): Snapshot | undefined {
  if (found === undefined || found['v'] !== 1) return undefined
  const right = Object.entries(shape).every(([name, holds]) => holds(found[name] ?? null))
  // Every member was looked at; what is inside lists and headline is drawn by parts that bear what they do not know.
  return right ? (found as unknown as Snapshot) : undefined
}

type Test = (value: Json) => boolean

const isNumber: Test = (value) => typeof value === 'number'
const isText: Test = (value) => typeof value === 'string'
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)
const listOf =
  (test: Test): Test =>
  (value) =>
    isList(value) && value.every(test)
const objectOf =
  (members: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isObject(value) && Object.entries(members).every(([name, test]) => test(value[name] ?? null))

const first: ReadonlySet<Json> = new Set([
  'no dates',
  'no baseline',
  'milestone late',
  'key result short',
  'money over',
  'blocked with slack',
  'unowned soon',
  'on plan',
])
const second: ReadonlySet<Json> = new Set(['say on track', 'not announced', 'announced', 'nothing'])

const shape: Readonly<Record<Exclude<keyof Snapshot, 'v'>, Test>> = {
  now: isNumber,
  today: isText,
  headline: objectOf({
    first: objectOf({ type: (value) => first.has(value) }),
    second: objectOf({ type: (value) => second.has(value) }),
  }),
  milestones: listOf(
    objectOf({
      itemId: isText,
      finish: orNull(isText),
      late: orNull(isNumber),
      announced: orNull(isNumber),
    }),
  ),
  money: objectOf({ basis: isText, pv: isNumber, ev: isNumber, ac: orNull(isNumber) }),
  value: orNull(objectOf({ keyResultId: isText, outlook: isNumber, target: isNumber })),
  ownership: objectOf({ inPlay: isNumber, owned: isNumber, live: isNumber }),
  live: isNumber,
  liveShare: orNull(isNumber),
  medianAge: orNull(isNumber),
  overdueReports: isNumber,
  gaps: isNumber,
  contradictions: isNumber,
  said: listOf(objectOf({ departmentId: isText })),
  agenda: listOf(isText),
  notToday: listOf(isText),
  followThrough: objectOf({ due: isNumber, kept: isNumber }),
}
