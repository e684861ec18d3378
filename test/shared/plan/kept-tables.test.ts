import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runSteps } from '../../../shared/base/steps.ts'
import { createAssembler, patchPlan, resumeAssembler } from '../../../shared/plan/assemble/assemble-plan.ts'
import { keepingLedger } from '../../../shared/plan/assemble/keeping-ledger.ts'
import { keepingTables } from '../../../shared/plan/assemble/keeping-tables.ts'
import { takeUpTables } from '../../../shared/plan/assemble/kept-tables.ts'
import { keepEntities } from '../../../shared/plan/assemble/plan-tables.ts'
import { GrowingSource } from './growing-source.ts'
import { step } from './random-source.ts'

const steps = fc.array(step, { maxLength: 50, size: 'max' })

test('a kept plan is the plan, whatever was said since its ledger was folded', () => {
  let kept = 0
  let beyond = 0
  fc.assert(
    fc.property(steps, steps, (before, since) => {
      const source = new GrowingSource()
      for (const each of before) source.take(each)
      const ledger = runSteps(keepingLedger(createAssembler(source).state.ledger))
      if (!ledger) return
      for (const each of since) source.take(each)
      const entries = since.flatMap((each) => (each.type === 'entry' ? [each.entry] : []))
      const taken = resumeAssembler(source, structuredClone(ledger), [])
      const { plan, state } = patchPlan(taken, source, { changed: [], added: entries })
      // Read anew, because something came late: the fold is not of this ledger.
      if (state !== taken.state) return
      const tables = runSteps(keepingTables(plan, state.ledger, ledger))
      const shown = takeUpTables(structuredClone(tables), structuredClone(ledger))
      expect(shown).toStrictEqual(plan)
      // So the plan read from the documents takes its place without anything being worked out again.
      expect(keepEntities(shown, plan)).toBe(shown)
      kept++
      beyond += tables.lists.size
      for (const { id } of plan.items.list)
        expect(shown.items.indexById.get(id)).toBe(plan.items.indexById.get(id))
    }),
    { numRuns: 200 },
  )
  expect(kept).toBeGreaterThan(10)
  expect(beyond).toBeGreaterThan(0)
})

test('what is said while it is being kept is not in it', () => {
  fc.assert(
    fc.property(steps, steps, (before, since) => {
      const source = new GrowingSource()
      for (const each of before) source.take(each)
      const { plan, state } = createAssembler(source)
      const ledger = runSteps(keepingLedger(state.ledger))
      if (!ledger) return
      const keeping = keepingTables(plan, state.ledger, ledger)
      const first = keeping.next()
      state.ledger.add(since.flatMap((each) => (each.type === 'entry' ? [each.entry] : [])))
      const tables = first.done ? first.value : runSteps(keeping)
      expect(takeUpTables(structuredClone(tables), structuredClone(ledger))).toStrictEqual(plan)
    }),
    { numRuns: 60 },
  )
})
