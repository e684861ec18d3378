// What is kept from one plan to the next keeps no plan alive: a memo that holds the one before holds all before it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { generatePlan } from '../../bench/generate-plan.ts'
import { momentOn } from '../../helpers/plan-builder.ts'
import { planEdits } from './gaps/edit-a-plan.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

test(
  'after many edits of every kind the figures of the first ones are let go',
  { timeout: 60_000 },
  async () => {
    let plan: Plan = generatePlan(120, 5, '2026-03-04')
    let figures = figuresOf(plan, momentOn('2026-03-04'))
    const seen: WeakRef<object>[] = []
    const edits = Object.values(planEdits)
    for (let step = 0; step < 3 * edits.length; step++) {
      plan = must(edits[step % edits.length])(plan, 17 * step)
      figures = figuresOf(plan, momentOn('2026-03-04'), figures)
      const parts = [figures.schedule, figures.variance, figures.value, figures.freshness, figures.plan]
      seen.push(...parts.map((part) => new WeakRef(part)))
      // What a `WeakRef` was asked for stays until the turn ends.
      await setImmediate()
    }
    collectGarbage()
    await setImmediate()
    collectGarbage()
    const alive = seen.slice(0, seen.length / 2).filter((one) => one.deref() !== undefined)
    const now: readonly unknown[] = [figures.schedule, figures.variance, figures.value, figures.freshness]
    expect(alive.filter((one) => !now.includes(one.deref()))).toEqual([])
    expect(figures.plan).toBe(plan)
  },
)
