// Plans and ledgers out of a seed, cheap enough for a million entries: few ids, so that everything meets everything; about
// one value in eight is not what belongs there, from NaN to numbers at the edge of what there is.
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { addDays } from '../../../shared/base/day.ts'
import type { EntityKind } from '../../../shared/plan/edit.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../../../shared/plan/source.ts'
import { createRandom } from '../../helpers/random.ts'

export interface Size {
  readonly items: number
  readonly entries: number
}

const start = '2026-01-05'
const begin = Date.UTC(2026, 0, 5, 8)
const hour = 3_600_000

/** The same for the same seed. */
export function randomSource(seed: number, size: Size): PlanSource {
  const { below } = createRandom(seed)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T
  const odd: readonly Json[] = [
    NaN,
    Infinity,
    -Infinity,
    1e308,
    -1e308,
    5e-324,
    -1,
    0,
    2 ** 53,
    1e15,
    0.1,
    null,
    '',
    'x',
    '2026-02-31',
    '0001-01-01',
    '9999-12-31',
    true,
    [],
    {},
  ]
  const mostly = (value: Json): Json => (below(8) === 0 ? pick(odd) : value)
  const day = (): string => addDays(start, below(120))
  const id = (letter: string, count: number): string => `${letter}${below(count)}`
  const item = (): string => id('i', size.items)
  const number = (): Json => pick([0, 1, 2, 3, 5, 8, 40, 100, 250.5, 1e6, 1e12])
  const share = (): Json => pick([0, 10, 40, 60, 99.5, 100])
  const some = (fields: Readonly<Record<string, () => Json>>): JsonObject => {
    const found: Record<string, Json> = {}
    for (const name in fields) if (below(3) > 0) found[name] = mostly(fields[name]?.() ?? null)
    return found
  }
  const reference = (letter: string, count: number): JsonObject => ({ [id(letter, count)]: mostly(number()) })
  const checkIn = {
    status: () => pick(['not started', 'on track', 'at risk', 'off track', 'blocked', 'done', 'cancelled']),
    actualStart: day,
    actualFinish: () => (below(4) === 0 ? day() : null),
    finish: day,
    percent: share,
    remaining: number,
    blocker: () => ({
      kind: 'approval',
      waitsFor: pick<Json>([{ item: item() }, { person: id('p', 4) }, { outside: 'Customs' }]),
      since: day(),
      until: mostly(day()),
    }),
  }
  const edit = (): Json => ({
    kind: 'item',
    id: item(),
    field: 'finish',
    from: mostly(day()),
    to: mostly(day()),
  })
  const bodies: Readonly<Record<string, () => JsonObject>> = {
    checkIn: () => ({ item: item(), ...some(checkIn) }),
    booking: () => ({
      item: mostly(item()),
      measure: pick(['cost', 'hours']),
      amount: mostly(number()),
      day: mostly(day()),
      total: below(9) === 0,
    }),
    reading: () => ({
      kpi: id('m', 4),
      day: mostly(day()),
      value: mostly(number()),
      source: mostly('sheet'),
    }),
    change: () => ({ command: 'x', edits: [edit()] }),
    withdrawal: () => ({ entry: id('e', size.entries) }),
    confirm: () => ({ entry: id('e', size.entries) }),
    comment: () => ({ about: { kind: 'item', id: item() } }),
    decision: () => ({ type: 'start', owner: id('p', 4), items: { [item()]: true }, due: mostly(day()) }),
    device: () => ({ name: 'd' }),
    speaksFor: () => ({ person: id('p', 4) }),
    unknown: () => some({ a: number }),
  }
  const kinds = ['checkIn', 'checkIn', 'checkIn', 'booking', 'booking', 'reading', ...Object.keys(bodies)]

  const records: Record<EntityKind, Map<string, SourceRecord>> = {
    plan: new Map(),
    department: new Map(),
    person: new Map(),
    kpi: new Map(),
    objective: new Map(),
    keyResult: new Map(),
    baseline: new Map(),
    baselineChunk: new Map(),
    item: new Map(),
    link: new Map(),
  }
  const add = (kind: EntityKind, letter: string, count: number, record: () => JsonObject): void => {
    for (let i = 0; i < count; i++) records[kind].set(`${letter}${i}`, { record: record() })
  }
  records.plan.set('plan', {
    record: some({
      name: () => 'Fuzz',
      currency: () => 'EUR',
      timeZone: () => pick(['Europe/Berlin', 'Mars']),
      start: day,
      hoursPerDay: number,
      calendar: () => ({ workdays: pick([[1, 2, 3, 4, 5], [2], []]), holidays: { [day()]: 'x' } }),
      policies: () => ({
        progressMode: pick(['retained', 'override']),
        estimateAtCompletion: pick(['typical', 'combined']),
        toleranceDays: mostly(number()),
        toleranceShare: mostly(0.05),
        toleranceMoney: mostly(0.05),
        paceAmber: mostly(0.9),
        indexAmber: mostly(0.95),
        criticalFloat: mostly(number()),
        liveHours: mostly(number()),
        cadenceDays: mostly(number()),
      }),
    }),
  })
  add('department', 'd', 2, () => ({ name: 'D' }))
  add('person', 'p', 4, () => ({
    name: 'P',
    ...some({ department: () => id('d', 2), hoursPerWeek: number }),
  }))
  add('kpi', 'm', 4, () => ({
    name: 'M',
    ...some({
      direction: () => pick(['up', 'down', 'hold']),
      owner: () => id('p', 4),
      bandLow: number,
      bandHigh: number,
      cadenceDays: number,
    }),
  }))
  add('objective', 'o', 2, () => ({ title: 'O', ...some({ owner: () => id('p', 4) }) }))
  add('keyResult', 'k', 5, () => ({
    objective: id('o', 2),
    kpi: id('m', 4),
    ...some({
      startDay: day,
      startValue: number,
      targetDay: day,
      targetValue: number,
      checkpoints: () => ({ [day()]: mostly(number()), [day()]: mostly(number()) }),
      weight: number,
      gate: item,
    }),
  }))
  add('item', 'i', size.items, () => ({
    title: 'T',
    type: pick(['task', 'task', 'task', 'milestone', 'group']),
    ...some({
      parent: () => (below(3) === 0 ? item() : null),
      owner: () => pick<Json>([id('p', 4), { department: 'd0' }, { text: 'team' }]),
      department: () => id('d', 2),
      contributes: () => reference('k', 5),
      start: day,
      finish: day,
      duration: number,
      deadline: day,
      effort: number,
      budget: number,
      estimate: () => ({ optimistic: mostly(1), likely: mostly(2), pessimistic: mostly(9) }),
      earning: () =>
        pick<Json>([
          { type: 'fixed', start: 50 },
          { type: 'units', total: mostly(10), done: mostly(3) },
          { type: 'level-of-effort' },
        ]),
    }),
  }))
  add('link', 'l', size.items, () => ({
    from: item(),
    to: item(),
    type: pick(['FS', 'FS', 'SS', 'FF', 'SF']),
    ...some({ lag: () => pick([0, 1, -3, 10_000]) }),
  }))
  const entries: SourceEntry[] = []
  for (let n = 0; n < size.entries; n++) {
    const kind = pick(kinds)
    const at = below(60) === 0 ? (pick([1e300, -5, NaN]) as number) : begin + below(2_000) * hour
    const body = (bodies[kind]?.() ?? {}) as JsonObject
    entries.push({ id: `e${n}`, kind, at, by: id('p', 4), device: id('v', 3), body })
  }
  return { id: 'fuzz', records, entries }
}
