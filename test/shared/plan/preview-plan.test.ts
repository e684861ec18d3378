// What a change would make of a plan is what it makes of it, and looking leaves everything as it was.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assemblePlan,
  createAssembler,
  patchPlan,
  previewPlan,
} from '../../../shared/plan/assemble/assemble-plan.ts'
import type { SourceChange } from '../../../shared/plan/source.ts'
import { GrowingSource } from './growing-source.ts'
import { step } from './random-source.ts'
import type { Step } from './random-source.ts'

const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }), {
  minLength: 1,
  maxLength: 4,
  size: 'max',
})

function changeOf(batch: readonly Step[]): SourceChange {
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

test('CN3 preview = patch, and the plan that it was made from can be patched as if nobody had looked', () => {
  fc.assert(
    fc.property(batches, fc.array(batches, { minLength: 1, maxLength: 3 }), (known, others) => {
      let taken = known.flat()
      let assembled = createAssembler(sourceOf(taken))
      for (const other of others) {
        const batch = other.flat()
        const looked = sourceOf([...taken, ...batch])
        expect(previewPlan(assembled, looked, changeOf(batch))).toEqual(assemblePlan(looked))
        expect(assembled.plan).toEqual(assemblePlan(sourceOf(taken)))

        const done = batch.slice(0, 3)
        taken = [...taken, ...done]
        assembled = patchPlan(assembled, sourceOf(taken), changeOf(done))
        expect(assembled.plan).toEqual(assemblePlan(sourceOf(taken)))
      }
    }),
    { numRuns: 150 },
  )
})
