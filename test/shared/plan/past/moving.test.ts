import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assemblePlan,
  branchOf,
  createAssembler,
  patchPlan,
} from '../../../../shared/plan/assemble/assemble-plan.ts'
import { goBack } from '../../../../shared/plan/past/go-back.ts'
import { PlanPast, recordIndex, sourceAsOf } from '../../../../shared/plan/past/plan-past.ts'
import { GrowingSource } from '../growing-source.ts'
import { step } from '../random-source.ts'

/** Around the moments at which random entries are said and random items created. */
const moment = fc.oneof(
  fc.integer({ min: 1_770_000_000_000, max: 1_770_000_000_024 }),
  fc.integer({ min: 0, max: 9 }),
)

test('AG2 going from day to day, either way, = reading that day anew', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.array(moment, { minLength: 2, maxLength: 6 }),
      (steps, [first = 0, ...others]) => {
        const source = new GrowingSource()
        for (const each of steps) source.take(each)
        // From nothing, and from the plan as it is, which stays as it is.
        const present = createAssembler(source)
        const back = goBack(source, first, { assembled: branchOf(present), index: recordIndex(source) })
        let branch = back.assembled
        expect(branch.plan).toStrictEqual(assemblePlan(sourceAsOf(source, first)))
        const past = new PlanPast(source, first)
        let assembled = createAssembler(past.source, past.settled)
        for (const end of others) {
          const change = past.moveTo(end)
          assembled = patchPlan(assembled, past.source, change)
          const then = assemblePlan(sourceAsOf(source, end))
          expect(assembled.plan).toStrictEqual(then)
          branch = patchPlan(branch, back.past.source, back.past.moveTo(end))
          expect(branch.plan).toStrictEqual(then)
        }
        expect(patchPlan(present, source, { changed: [], added: [] }).plan).toStrictEqual(
          assemblePlan(source),
        )
      },
    ),
    { numRuns: 300 },
  )
})
