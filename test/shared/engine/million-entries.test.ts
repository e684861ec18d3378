// Whatever was said, in whatever order, and however odd the numbers: figures come out, and each is a number or null.
import { expect, test } from 'vitest'
import { capacityOf } from '../../../shared/engine/capacity.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import { earnedValueOf } from '../../../shared/engine/value-scope.ts'
import type { ValueScope } from '../../../shared/engine/value-scope.ts'
import { sourceAsOf } from '../../../shared/plan/past/plan-past.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { randomSource } from './random-entries.ts'

/** A million takes some twenty seconds: `PLUMBLINE_FUZZ_ENTRIES=1000000` with this file alone. */
const wanted = Number(process.env['PLUMBLINE_FUZZ_ENTRIES'] ?? 200_000)
const small = { items: 12, entries: 500 }
const large = { items: 400, entries: 50_000 }

test(
  `EV6 ${wanted.toLocaleString('en-GB')} random entries never throw and never yield NaN or Infinity`,
  { timeout: 60_000 + wanted },
  () => {
    let folded = 0
    for (let seed = 1; folded < wanted; seed++) {
      // A quarter of the entries in small plans, the rest in a few large ones.
      const size = seed % 35 === 0 ? large : small
      const source = randomSource(seed, size)
      const now = Date.UTC(2026, 0, 10 + (seed % 90), 12)
      const { timeZone } = assemblePlan(source).settings
      const moment = liveMoment(timeZone, now)
      const said = seed % 3 === 0 ? sourceAsOf(source, now) : source
      expect(oddNumbers(figuresOf(assemblePlan(said), moment)), `seed ${seed}`).toEqual([])
      folded += size.entries
    }
    expect(folded).toBeGreaterThanOrEqual(wanted)
  },
)

/** Where a figure is no number, as paths: the first few. */
function oddNumbers(figures: Figures): readonly string[] {
  const { plan, structure, schedule, baseline: _baseline, ...rest } = figures
  const scopes: ValueScope[] = [{ type: 'plan' }]
  for (const { id } of plan.departments.list) scopes.push({ type: 'department', id })
  for (let index = 0; index < Math.min(20, structure.count); index++) scopes.push({ type: 'item', index })
  const found: string[] = []
  const seen = new Set<object>()
  walk({
    ...rest,
    plan,
    value: scopes.map((scope) => earnedValueOf(figures, scope)),
    capacity: capacityOf(figures),
    end: schedule.end,
    shown: schedule.shownDays(),
  })
  return found

  function walk(value: unknown, path = ''): void {
    if (typeof value === 'number' && !Number.isFinite(value) && found.length < 5) found.push(path)
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (value instanceof Map || value instanceof Set || Array.isArray(value) || ArrayBuffer.isView(value)) {
      let at = 0
      for (const one of value as Iterable<unknown>) walk(one, `${path}[${at++}]`)
      return
    }
    // What somebody set without seeing the other is kept as it was written.
    for (const [name, one] of Object.entries(value)) if (name !== 'conflicts') walk(one, `${path}.${name}`)
  }
}
