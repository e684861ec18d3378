import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValue } from '../../../shared/base/keep-same.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { GrowingSource } from './growing-source.ts'
import { step } from './random-source.ts'
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
        expect(assembled.plan).toStrictEqual(assemblePlan(source))
        expect(copiesOfSame(before, assembled.plan)).toEqual([])
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
        expect(assemblePlan(one)).toStrictEqual(assemblePlan(other))
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

/** Tables and entities that are equal to the ones before and yet other objects. */
function copiesOfSame(before: Plan, after: Plan): readonly string[] {
  const tables = tablesOf(after)
  return tablesOf(before).flatMap((table, i) => {
    const now = tables[i]
    if (now === table) return []
    const kept = table.list.map((entity) => {
      const later = now?.list[now.indexById.get(entity.id) ?? -1]
      return later === entity ? 'kept' : sameValue(entity, later) ? `copied ${entity.id}` : 'changed'
    })
    const same = now?.list.length === table.list.length && kept.every((each) => each === 'kept')
    return same ? [`copied table ${i}`] : kept.filter((each) => each.startsWith('copied'))
  })
}
