/** Leaves that stand otherwise because the status date is another, with the same said of them: of all others no row is read again. */

import { dayToNumber } from '../base/day.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, leftOut, started } from './leaf-row.ts'
import type { RowSource } from './leaf-row.ts'
import type { EarlyDates, Floors } from './forward-pass.ts'
import type { Network } from './network.ts'
import type { StatusClock } from './status-clock.ts'

/**
 * Positions, ascending. What is under way is counted on (SC5.9), what is blocked waits (SC5.8), a fact may lie ahead; what
 * has not begun, and facts that both days know, are where they were.
 */
export function rowsByTheDay(
  { kind, state, shownStart, shownFinish }: LeafColumns,
  { reportOf }: RowSource,
  before: StatusClock,
  now: StatusClock,
): readonly number[] {
  const known = dayToNumber(before.today < now.today ? before.today : now.today)
  const rows: number[] = []
  for (let row = 0; row < kind.length; row++) {
    if (kind.get(row) === leftOut) continue
    const isAhead = (shownStart.get(row) ?? 0) > known || (shownFinish.get(row) ?? 0) > known
    const moves =
      state.get(row) === started ||
      (state.get(row) === finished ? isAhead : reportOf[row]?.status === 'blocked')
    if (moves) rows.push(row)
  }
  return rows
}

/** Nodes of leaves that one of two floors holds or may have to hold (SC3.3, SC5.2). */
export function nodesAtFloor(
  { kind, state }: LeafColumns,
  { entry }: Pick<Network, 'entry'>,
  { start }: EarlyDates,
  before: Floors,
  now: Floors,
): readonly number[] {
  const floor = Math.max(before.unstarted, now.unstarted)
  const nodes: number[] = []
  for (let row = 0; row < kind.length; row++) {
    if (kind.get(row) === leftOut || state.get(row) === finished) continue
    const node = entry[row] ?? 0
    if (state.get(row) === started || (start.get(node) ?? 0) <= floor) nodes.push(node)
  }
  return nodes
}
