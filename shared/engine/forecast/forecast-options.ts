/** How a forecast is drawn (FC2, FC4, FC5). Same options, same plan, same moment: the same forecast on every device. */

export interface ForecastOptions {
  /** At least 1,000. */
  readonly runs: number
  /** A whole number from 0 on, below 2^32. */
  readonly seed: number
  /** `fixed`: every task takes the days it is scheduled for, so that the forecast is the schedule. */
  readonly shape: 'pert' | 'triangular' | 'fixed'
  /**
   * 0 … 1, 0 for none: in each run all durations are longer or shorter together, by a factor from a triangle around 1 that is
   * this wide to either side. Its mean is 1, so no task's mean moves (FC4).
   */
  readonly common: number
}

export const leastRuns = 1_000
export const mostRuns = 1_000_000

export const defaultForecastOptions: ForecastOptions = { runs: 5_000, seed: 1, shape: 'pert', common: 0 }

/** What a task without three points is taken to need, as shares of its days (FC2): labelled *assumed* wherever shown. */
export const assumedShares = { optimistic: 0.9, likely: 1, pessimistic: 1.3 } as const
