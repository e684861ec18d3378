import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from '../../../shared/base/keep-same.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { GrowingSource, step } from './random-source.ts'
import type { Step } from './random-source.ts'

const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }), {
  maxLength: 8,
  size: 'max',
})

test('patching = reading anew, and an untouched entity keeps its identity', () => {
  fc.assert(
    fc.property(batches, (all) => {
      const source = new GrowingSource()
      let assembled = createAssembler(source)
      for (const batch of all) {
        const before = assembled.plan
        for (const each of batch) source.take(each)
        assembled = patchPlan(assembled, source, changeOf(batch))
        const anew = assemblePlan(source)
        if (!sameValue(assembled.plan, anew)) expect(assembled.plan).toEqual(anew)
        expectKept(before, assembled.plan)
      }
    }),
    { numRuns: 500 },
  )
})

test('the order in which records and entries arrive makes no difference (AG1)', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.infiniteStream(fc.nat()),
      (steps, chance) => {
        const entries = steps.filter((each) => each.type === 'entry')
        const others = steps.filter((each) => each.type !== 'entry')
        const one = sourceOf([...entries, ...others])
        const other = sourceOf([...shuffled(entries, chance), ...others])
        const plan = assemblePlan(one)
        const again = assemblePlan(other)
        if (!sameValue(plan, again)) expect(plan).toEqual(again)
      },
    ),
    { numRuns: 300 },
  )
})

test('tables are sorted by id, and their positions are true', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      for (const { list, indexById } of tablesOf(assemblePlan(sourceOf(steps)))) {
        const ids = list.map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)].sort())
        expect([...indexById].sort((a, b) => a[1] - b[1])).toEqual(ids.map((id, i) => [id, i]))
      }
    }),
    { numRuns: 100 },
  )
})

function changeOf(batch: readonly Step[]): Parameters<typeof patchPlan>[2] {
  return {
    changed: batch.flatMap((each) => (each.type === 'entry' ? [] : [{ kind: each.kind, id: each.id }])),
    added: batch.flatMap((each) => (each.type === 'entry' ? [each.entry] : [])),
  }
}

function sourceOf(steps: readonly Step[]): GrowingSource {
  const source = new GrowingSource()
  for (const each of steps) source.take(each)
  return source
}

function shuffled<T>(list: readonly T[], chance: fc.Stream<number>): T[] {
  const left = [...list]
  return [...chance.take(list.length)].flatMap((n) => left.splice(n % left.length, 1))
}

type AnyTable = {
  readonly list: readonly { readonly id: string }[]
  readonly indexById: ReadonlyMap<string, number>
}

function tablesOf(plan: Plan): AnyTable[] {
  return Object.values(plan).filter((part) => typeof part === 'object' && 'list' in part)
}

function expectKept(before: Plan, after: Plan): void {
  for (const [i, table] of tablesOf(before).entries()) {
    const now = tablesOf(after)[i]
    if (!now) throw new Error('a table is gone')
    let same = table.list.length === now.list.length
    for (const entity of table.list) {
      const later = now.list[now.indexById.get(entity.id) ?? -1]
      if (later && sameValue(entity, later)) expect(later).toBe(entity)
      else same = false
    }
    if (same) expect(now).toBe(table)
  }
}
