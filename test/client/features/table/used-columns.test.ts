// Columns of what not every plan uses: offered, and filled, only where it does.
import { expect, test } from 'vitest'
import { cellOf } from '../../../../client/features/table/columns/cell-text.ts'
import { columnById } from '../../../../client/features/table/columns/registry.ts'
import { must } from '../../../../shared/base/assert.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { indexOf, sampleFigures } from './sample-figures.ts'

const figures = sampleFigures()
const { plan, moment } = figures
const column = (id: string) => must(columnById.get(id))
const offeredIn = (at: Figures) => ['level', 'stage', 'sponsor'].map((id) => column(id).offered?.(at.plan))
const shown = (id: string, at: Figures, itemId: string) => column(id).value(cellOf(at, indexOf(at, itemId)))

test('a level and a stage are offered, and stand in their cells, only where the plan uses them', () => {
  expect(offeredIn(figures)).toEqual([false, false, false])
  expect(shown('stage', figures, 'labels')).toBeUndefined()
  const used = { levelNames: ['Program', 'Measure'], governs: { stages: true } } as const
  const governed = figuresOf({ ...plan, settings: { ...plan.settings, ...used } }, moment)
  expect(offeredIn(governed)).toEqual([true, true, true])
  expect(['group-regulatory', 'labels'].map((id) => shown('level', governed, id))).toEqual([
    'Program',
    'Measure',
  ])
  expect(shown('stage', governed, 'labels')).toBe('Defined')
  expect(shown('stage', governed, 'launch')).toBeUndefined()
})
