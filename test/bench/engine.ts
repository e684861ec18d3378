// The engine in Node.

import { measureEdits } from './edit-figures.ts'
import type { BenchRow } from './row.ts'

export function measureEngine(): Promise<readonly BenchRow[]> {
  return Promise.resolve([
    ...measureEdits(2_000, 400, 2),
    ...measureEdits(10_000, 300, 6),
    ...measureEdits(100_000, 40, 60),
  ])
}
