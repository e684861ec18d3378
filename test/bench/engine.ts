// The engine in Node, about a minute and a half.

import { measureEdits } from './edit-figures.ts'
import type { BenchRow } from './row.ts'

export async function* measureEngine(): AsyncIterable<BenchRow> {
  yield* measureEdits(2_000, 120, { p99: 2 })
  yield* measureEdits(10_000, 120, { p50: 0.5, p99: 4, impact: 4 })
  yield* measureEdits(100_000, 30, { p50: 2, p99: 30 })
}
