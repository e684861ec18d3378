/** One line of the bench's table: what was measured, its figure, and what it should be. */
export interface BenchRow {
  readonly what: string
  readonly value: number
  /** Where `value` is CPU time: the time on the wall, in which others had the processor too. */
  readonly wall?: number
  readonly unit: string
  readonly target?: number
}

/** Nearest rank, `share` 0…1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
