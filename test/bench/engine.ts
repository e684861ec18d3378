// The engine in Node.

import { measureEdits } from './edit-figures.ts'
import type { BenchRow } from './row.ts'

export function measureEngine(): Promise<readonly BenchRow[]> {
  return Promise.resolve([
    ...measureEdits(2_000, 400, { p99: 2 }),
    ...measureEdits(10_000, 300, { p99: 4, impact: 4 }),
    ...measureEdits(100_000, 60, { p99: 30 }),
  ])
}
