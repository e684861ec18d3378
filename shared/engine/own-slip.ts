/**
 * How much of each leaf's delay is its own, and how much it inherits through its links (CO1, CN2).
 *
 * A leaf is measured against its baseline; one that the baseline does not know, against its commitment. A link carries in
 * as much delay as it alone would cause (its bound, measured where the leaf begins, where its rest begins or where it
 * ends), but no more than its predecessor is late itself; a predecessor that the baseline does not know carries in all it
 * causes, for the plan was made without it. Inherited is the largest of these, own is delay − inherited, never below 0.
 * What the baseline does not know owns at least what it carries into others beyond what it inherits.
 */

import type { LeafDelays } from './leaf-delays.ts'
import { finished, started } from './leaf-row.ts'
import { FF, FS, SS, networkOf } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'

/** Own delay in working days by position; 0 for groups. */
export function ownSlips(structure: Structure, schedule: Schedule, delays: LeafDelays): Int32Array {
  const { count, isLeaf } = structure
  const network = networkOf(structure)
  const inherited = new Int32Array(count)
  const carriedOut = new Int32Array(count)
  for (let leaf = 0; leaf < count; leaf++) {
    if (isLeaf[leaf] !== 1 || (delays.finish[leaf] ?? none) <= 0) continue
    for (let node = network.entry[leaf] ?? -1; node >= 0; node = network.entryAbove[node] ?? -1) {
      const end = network.into.start[node + 1] ?? 0
      for (let at = network.into.start[node] ?? 0; at < end; at++) {
        const carried = carriedBy(network, at, leaf, schedule, delays)
        if (carried <= 0) continue
        inherited[leaf] = Math.max(inherited[leaf] ?? 0, carried)
        for (const source of unknownSources(structure, sourceOf(network, at), schedule, delays))
          carriedOut[source] = Math.max(carriedOut[source] ?? 0, carried)
      }
    }
  }
  const own = new Int32Array(count)
  for (let leaf = 0; leaf < count; leaf++) {
    if (isLeaf[leaf] !== 1) continue
    const late = Math.max(delays.finish[leaf] ?? none, carriedOut[leaf] ?? 0)
    own[leaf] = Math.max(0, late - (inherited[leaf] ?? 0))
  }
  return own
}

/** Working days of delay that the link at this place alone brings to the leaf. */
function carriedBy(
  network: Network,
  at: number,
  leaf: number,
  schedule: Schedule,
  delays: LeafDelays,
): number {
  const { type, lag } = network.into
  const source = sourceOf(network, at)
  const fromFinish = type[at] === FS || type[at] === FF
  const date = (fromFinish ? schedule.earlyFinish[source] : schedule.earlyStart[source]) ?? none
  if (date === none) return 0
  const sourceDelay = (fromFinish ? delays.finish[source] : delays.start[source]) ?? none
  const most = delays.isUnknown[source] === 1 ? Infinity : sourceDelay
  if (most <= 0) return 0
  const bound = date + (lag[at] ?? 0)
  const toStart = type[at] === FS || type[at] === SS
  const push = toStart
    ? pushAtStart(bound, source, leaf, schedule, delays)
    : pushAt(bound, schedule.earlyFinish[leaf] ?? none, delays.finish[leaf] ?? none)
  return Math.min(push, most, delays.finish[leaf] ?? none)
}

/** Where the leaf began or will begin; of a started one that is held, where its rest begins. */
function pushAtStart(
  bound: number,
  source: number,
  leaf: number,
  schedule: Schedule,
  delays: LeafDelays,
): number {
  const start = schedule.earlyStart[leaf] ?? none
  const rest = (schedule.earlyFinish[leaf] ?? none) - (schedule.remaining[leaf] ?? 0)
  const holdsRest = schedule.state[leaf] === started && schedule.state[source] !== finished
  return holdsRest && bound > start
    ? pushAt(bound, rest, delays.finish[leaf] ?? none)
    : pushAt(bound, start, delays.start[leaf] ?? none)
}

/** What stands at `date` is `delay` late; by the bound alone it would be that much earlier. */
function pushAt(bound: number, date: number, delay: number): number {
  return bound > date ? 0 : delay - (date - bound)
}

function unknownSources(
  structure: Structure,
  source: number,
  schedule: Schedule,
  delays: LeafDelays,
): readonly number[] {
  const { isLeaf } = structure
  if (delays.isUnknown[source] !== 1 && isLeaf[source] === 1) return nobody
  if (isLeaf[source] === 1) return [source]
  return structure
    .leavesOf(source)
    .filter(
      (leaf) => delays.isUnknown[leaf] === 1 && schedule.earlyFinish[leaf] === schedule.earlyFinish[source],
    )
}

const nobody: readonly number[] = []

function sourceOf({ into, item }: Network, at: number): number {
  return item[into.other[at] ?? 0] ?? 0
}
