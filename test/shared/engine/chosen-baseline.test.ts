import { describe, expect, test } from 'vitest'
import { chosenBaseline } from '../../../shared/engine/chosen-baseline.ts'
import { buildPlan, instantOn } from '../../helpers/plan-builder.ts'

const taken = (id: string, day: string, complete = true) => ({ id, at: instantOn(day), complete, leaves: [] })

function chosen(baselines: readonly ReturnType<typeof taken>[], baselineId?: string): string | undefined {
  const settings = baselineId === undefined ? {} : { baselineId }
  return chosenBaseline(buildPlan({ baselines, settings }))?.id
}

describe('SC6.1 one baseline is measured against', () => {
  const first = taken('first', '2026-03-02')
  const second = taken('second', '2026-03-09')

  test('the one that the plan chose, although a later one stands there', () => {
    expect(chosen([first, second], 'first')).toBe('first')
  })

  test('else the latest, in whatever order they stand', () => {
    expect(chosen([second, first])).toBe('second')
    expect(chosen([first, second], 'nowhere')).toBe('second')
  })

  test('never one of which a part is missing', () => {
    const half = taken('half', '2026-03-16', false)
    expect(chosen([first, half])).toBe('first')
    expect(chosen([first, half], 'half')).toBe('first')
    expect(chosen([half])).toBeUndefined()
  })
})
