import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { addDays } from '../../../../shared/base/day.ts'
import type { JsonObject } from '../../../../shared/base/json.ts'
import { baseFiguresOf } from '../../../../shared/engine/base-figures.ts'
import { branchOf, createAssembler } from '../../../../shared/plan/assemble/assemble-plan.ts'
import { recordIndex } from '../../../../shared/plan/past/plan-past.ts'
import { momentAsOf } from '../../../../shared/engine/moment.ts'
import { movedValue, moneyFigures } from '../../../../shared/engine/moved/moved-figure.ts'
import type { MovedFigure } from '../../../../shared/engine/moved/moved-figure.ts'
import { movementOf, movementWithin } from '../../../../shared/engine/moved/movement.ts'
import type { Movement } from '../../../../shared/engine/moved/movement.ts'
import { Replay } from '../../../../shared/engine/moved/replay.ts'
import { planFileOfJson, sourceOfFile } from '../../../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'
import type { PlanSource } from '../../../../shared/plan/source.ts'

const zone = 'Europe/Berlin'
const sample = sourceOf(samplePlanFile(Date.UTC(2026, 10, 23, 8, 30), zone) as unknown as JsonObject)
const first = '2026-10-20'
const live = createAssembler(sample)
const figuresNow = baseFiguresOf(live.plan, momentAsOf(zone, '2026-11-23'))

const entriesById = new Map([...sample.entries].map((entry) => [entry.id, entry]))

const sumOf = ({ parts }: Movement): number => parts.reduce((sum, { amount }) => sum + amount, 0)

const figures: readonly MovedFigure[] = [
  ...moneyFigures.map((of) => ({ type: 'money', of }) as const),
  { type: 'late', itemId: 'launch' },
  { type: 'finish', itemId: 'launch' },
  { type: 'finish', itemId: 'billing-adapter' },
  ...[...sample.records.keyResult.keys()].map((keyResultId) => ({ type: 'outlook', keyResultId }) as const),
]

test('MV1 the parts add up to the difference, exactly, for every figure and any two days', () => {
  fc.assert(
    fc.property(fc.nat(34), fc.nat(34), fc.constantFrom(...figures), (a, b, figure) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)].map((n) => momentAsOf(zone, addDays(first, n)))
      const replay = new Replay(sample, must(from), must(to))
      const movement = movementOf(replay, figure)
      expect(movement.from).toBe(movedValue(replay.before, figure))
      expect(movement.to).toBe(movedValue(replay.baseAt(replay.to.now), figure))
      const isKnown = movement.from !== null && movement.to !== null
      expect(sumOf(movement)).toBe(isKnown ? must(movement.to) - must(movement.from) : 0)
      // Read from its beginning, or gone back to from the plan as it is.
      const present = { assembled: branchOf(live), index: recordIndex(sample), figures: figuresNow }
      expect(movementOf(new Replay(sample, must(from), must(to), present), figure)).toEqual(movement)
    }),
    { numRuns: 60 },
  )
})

test('MV1 replaying only what may move an item = replaying all that was said, at each step', () => {
  const [from, to] = [momentAsOf(zone, '2026-10-26'), momentAsOf(zone, '2026-11-20')]
  let steps = 0
  for (const itemId of sample.records.item.keys()) {
    const movement = movementOf(new Replay(sample, from, to), { type: 'finish', itemId })
    const whole = new Replay(sample, from, to)
    const times = whole.times()
    let value = movement.from ?? 0
    for (const part of movement.parts) {
      value += part.amount
      if (part.type !== 'said') continue
      steps++
      const before = times[times.indexOf(part.at) - 1] ?? from.now
      expect(movedValue(whole.baseAt(part.at), { type: 'finish', itemId })).toBe(value)
      expect(movedValue(whole.baseAt(before), { type: 'finish', itemId })).toBe(value - part.amount)
    }
  }
  expect(steps).toBeGreaterThan(20)
})

test('MV2 what moved one item adds up to its part', () => {
  const replay = new Replay(sample, momentAsOf(zone, '2026-11-05'), momentAsOf(zone, '2026-11-20'))
  const moved = movementOf(replay, { type: 'money', of: 'ev' })
  const items = moved.parts.flatMap((part) => (part.type === 'item' ? [part] : []))
  expect(items.length).toBeGreaterThan(5)
  for (const { itemId, amount } of items) {
    const within = movementWithin(replay, 'ev', itemId)
    expect(sumOf(within)).toBe(must(within.to) - must(within.from))
    expect(Math.abs(sumOf(within) - amount)).toBeLessThanOrEqual(1)
    // What others said in the same moment did not move it.
    const named = within.parts.flatMap((part) => (part.type === 'said' ? part.entries : []))
    for (const id of named) expect(entriesById.get(id)?.body['item']).toBe(itemId)
  }
})

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}`
const said = (id: string, n: number, kind: string, body: JsonObject): JsonObject => ({
  id,
  kind,
  at: `${day(n)}T10:00:00Z`,
  by: 'p',
  body,
})

/** A of five days, then B; a promise and a link's lag move B's end, each by its own days. */
const small = sourceOf({
  plumbline: 1,
  plan: { name: 'Plan', timeZone: 'UTC' },
  people: [{ id: 'p', name: 'Ann' }],
  items: [
    { id: 'a', title: 'A', type: 'task', start: day(16), duration: 8, changes: { duration: 'longer' } },
    { id: 'b', title: 'B', type: 'milestone' },
  ],
  links: [{ id: 'l', from: 'a', to: 'b', lag: 2, changes: { lag: 'later' } }],
  entries: [
    said('longer', 4, 'change', {
      command: 'item.setDates',
      edits: [{ kind: 'item', id: 'a', field: 'duration', from: 5, to: 8 }],
    }),
    said('word', 5, 'comment', { about: { kind: 'item', id: 'a' } }),
    said('later', 6, 'change', {
      command: 'link.set',
      edits: [{ kind: 'link', id: 'l', field: 'lag', from: 0, to: 2 }],
    }),
  ],
})

test('MV1 each change gets its own days, in the order said; what says nothing of it gets none', () => {
  const replay = new Replay(small, momentAsOf('UTC', day(3)), momentAsOf('UTC', day(10)))
  const { parts } = movementOf(replay, { type: 'finish', itemId: 'b' })
  expect(parts.map((part) => (part.type === 'said' ? [part.entries, part.amount] : part))).toEqual([
    [['longer'], 5],
    [['later'], 2],
  ])
})

test('MV1 work that nothing is said of moves as days pass', () => {
  const replay = new Replay(small, momentAsOf('UTC', day(12)), momentAsOf('UTC', day(18)))
  const { parts } = movementOf(replay, { type: 'finish', itemId: 'b' })
  expect(parts.map(({ type }) => type)).toEqual(['time'])
})

function sourceOf(json: JsonObject): PlanSource {
  const read = planFileOfJson(json)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '))
  return sourceOfFile(read.value)
}
