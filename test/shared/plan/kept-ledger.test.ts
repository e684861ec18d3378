import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runSteps } from '../../../shared/base/steps.ts'
import {
  assemblePlan,
  createAssembler,
  resumeAssembler,
} from '../../../shared/plan/assemble/assemble-plan.ts'
import { patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { keepingLedger } from '../../../shared/plan/assemble/keeping-ledger.ts'
import { GrowingSource } from './growing-source.ts'
import { step } from './random-source.ts'
import type { Step } from './random-source.ts'

const steps = fc.array(step, { maxLength: 50, size: 'max' })

test('folded + the rest = all, for any cut and any order', () => {
  let kept = 0
  fc.assert(
    fc.property(steps, steps, steps, (before, since, later) => {
      const source = sourceOf(before)
      const ledger = runSteps(keepingLedger(createAssembler(source).state.ledger))
      if (!ledger) return
      kept++
      for (const each of since) source.take(each)
      const resumed = resumeAssembler(source, structuredClone(ledger), entriesOf(since))
      expect(resumed.plan).toStrictEqual(assemblePlan(source))
      for (const each of later) {
        source.take(each)
        const changed = each.type === 'entry' ? [] : [{ kind: each.kind, id: each.id }]
        Object.assign(resumed, patchPlan(resumed, source, { changed, added: entriesOf([each]) }))
      }
      expect(resumed.plan).toStrictEqual(assemblePlan(source))
    }),
    { numRuns: 200 },
  )
  expect(kept).toBeGreaterThan(40)
})

test('what was taken up can be kept again', () => {
  let kept = 0
  fc.assert(
    fc.property(steps, steps, (before, since) => {
      const source = sourceOf(before)
      const first = runSteps(keepingLedger(createAssembler(source).state.ledger))
      if (!first) return
      for (const each of since) source.take(each)
      const again = runSteps(keepingLedger(resumeAssembler(source, first, entriesOf(since)).state.ledger))
      if (!again) return
      kept++
      expect(resumeAssembler(source, structuredClone(again), []).plan).toStrictEqual(assemblePlan(source))
    }),
    { numRuns: 150 },
  )
  expect(kept).toBeGreaterThan(40)
})

function sourceOf(all: readonly Step[]): GrowingSource {
  const source = new GrowingSource()
  for (const each of all) source.take(each)
  return source
}

function entriesOf(all: readonly Step[]) {
  return all.flatMap((each) => (each.type === 'entry' ? [each.entry] : []))
}
