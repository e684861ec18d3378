/**
 * The chain of what drives a date (SC4.6): drivers traced back from what ends last, all of them where several give the same
 * date. It stops where no unfinished work holds the next step: what is finished cannot be hurried.
 */

import { must } from '../base/assert.ts'
import type { LinkId } from '../plan/ids.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import { finished } from './leaf-row.ts'
import type { Structure } from './structure.ts'

export interface Chain {
  /** Positions of leaves, the earliest begin first, then by position. */
  readonly items: readonly number[]
  /** Which of them drives which, through which link. */
  readonly steps: readonly ChainStep[]
}

export interface ChainStep {
  readonly from: number
  readonly to: number
  readonly linkId: LinkId
}

/** Back from the unfinished leaves that end last: in the plan, or in the item or group at `endIndex`. */
export function criticalChain(structure: Structure, schedule: Schedule, endIndex?: number): Chain {
  const leaves = (endIndex === undefined ? structure.roots : [endIndex]).flatMap((index) =>
    structure.leavesOf(index),
  )
  const open = leaves.filter(
    (leaf) => schedule.state[leaf] !== finished && schedule.earlyFinish[leaf] !== none,
  )
  const last = open.reduce((latest, leaf) => Math.max(latest, schedule.earlyFinish[leaf] ?? none), none)
  const ends = open.filter((leaf) => schedule.earlyFinish[leaf] === last)
  return traceBack(structure, schedule, ends)
}

/** Back from one leaf to the roots of its date; the leaf itself is in the chain. */
export function driverChain(structure: Structure, schedule: Schedule, index: number): Chain {
  return traceBack(structure, schedule, [index])
}

function traceBack(structure: Structure, schedule: Schedule, ends: readonly number[]): Chain {
  const found = new Set(ends)
  const steps: ChainStep[] = []
  for (const to of found) {
    for (const driver of schedule.driversOf(to)) {
      if (driver.type !== 'link') continue
      const from = must(structure.indexOf(driver.itemId))
      if (schedule.state[from] === finished) continue
      steps.push({ from, to, linkId: driver.linkId })
      found.add(from)
    }
  }
  const begin = (leaf: number): number =>
    (schedule.earlyFinish[leaf] ?? none) - (schedule.remaining[leaf] ?? 0)
  const items = [...found].sort((a, b) => begin(a) - begin(b) || a - b)
  return { items, steps }
}
