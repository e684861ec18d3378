/** Reads the runs of one node: quantiles by nearest rank (FC5) and chances, in working days of the axis. */

import type { ForecastOutcome } from './run-tally.ts'

/** The working day by which the share `share`, above 0 and up to 1, of the runs has finished; undefined where none was counted. */
export function dayReached(outcome: ForecastOutcome, node: number, share: number): number | undefined {
  const { runs, counts, countsFrom } = outcome
  const rank = Math.max(1, Math.ceil(share * runs - 1e-9))
  let reached = 0
  for (let at = countsFrom[node] ?? 0; at < (countsFrom[node + 1] ?? 0); at++) {
    reached += counts[at] ?? 0
    if (reached >= rank) return lastDayOf(outcome, node, at)
  }
  return undefined
}

/** The share of runs that have finished by the end of that working day; undefined where none was counted. */
export function chanceBy(outcome: ForecastOutcome, node: number, day: number): number | undefined {
  const { runs, counts, countsFrom } = outcome
  const from = countsFrom[node] ?? 0
  const to = countsFrom[node + 1] ?? 0
  if (from === to) return undefined
  let reached = 0
  for (let at = from; at < to && lastDayOf(outcome, node, at) <= day; at++) reached += counts[at] ?? 0
  return reached / runs
}

/** Each day on which some run finishes, with the share of runs that do. */
export function sharesByDay(
  outcome: ForecastOutcome,
  node: number,
): readonly { readonly day: number; readonly share: number }[] {
  const { runs, counts, countsFrom } = outcome
  const shares: { readonly day: number; readonly share: number }[] = []
  for (let at = countsFrom[node] ?? 0; at < (countsFrom[node + 1] ?? 0); at++) {
    const count = counts[at] ?? 0
    if (count > 0) shares.push({ day: lastDayOf(outcome, node, at), share: count / runs })
  }
  return shares
}

function lastDayOf({ firstDay, shift, countsFrom }: ForecastOutcome, node: number, at: number): number {
  const width = 2 ** (shift[node] ?? 0)
  return (firstDay[node] ?? 0) + (at - (countsFrom[node] ?? 0) + 1) * width - 1
}
