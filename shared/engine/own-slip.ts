/**
 * How much of each leaf's delay is its own, and how much it inherits through its links (CO1, CN2).
 *
 * A leaf is measured against its baseline; one that the baseline does not know, against its commitment. A link carries in
 * as much delay as it alone would cause (its bound, measured where the leaf begins, where its rest begins or where it
 * ends), but no more than its predecessor is late itself; a predecessor that the baseline does not know carries in all it
 * causes, for the plan was made without it. Inherited is the largest of these, own is delay − inherited, never below 0.
 * What the baseline does not know owns at least what it carries into others beyond what it inherits.
 */

import { joinedRows } from './changed-rows.ts'
import { ascendingMarks, rewritten } from './column-changes.ts'
import type { LeafDelays } from './leaf-delays.ts'
import { finished, started } from './leaf-row.ts'
import { FF, FS, SS, networkOf } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Schedule } from './schedule.ts'
import type { Structure } from './structure.ts'
import { withFollowers } from './with-followers.ts'

export interface OwnSlips {
  /** Own delay in working days by position; 0 for groups. */
  readonly own: Int32Array
  /** What comes in through links, and what the unknown carries into others. */
  readonly inherited: Int32Array
  readonly carriedOut: Int32Array
}

export interface SlipInput {
  readonly structure: Structure
  readonly schedule: Schedule
  readonly delays: LeafDelays
}

export function ownSlips(input: SlipInput): OwnSlips {
  const { count, isLeaf } = input.structure
  const slips = {
    own: new Int32Array(count),
    inherited: new Int32Array(count),
    carriedOut: new Int32Array(count),
  }
  for (let leaf = 0; leaf < count; leaf++) {
    if (isLeaf[leaf] !== 1) continue
    slips.inherited[leaf] = inheritedBy(input, leaf)
    slips.carriedOut[leaf] = carriedOutBy(input, leaf)
  }
  for (let leaf = 0; leaf < count; leaf++) if (isLeaf[leaf] === 1) slips.own[leaf] = ownOf(input, slips, leaf)
  return slips
}

/** The slips before, where at these rows dates or delays may be others, with those that their links reach. */
export function ownSlipsAgain(
  input: SlipInput,
  before: OwnSlips,
  rows: readonly number[],
): { readonly slips: OwnSlips; readonly rows: readonly number[] } {
  const { structure } = input
  const marks = new Uint8Array(structure.count)
  for (const row of rows) marks[row] = 1
  const behind = ascendingMarks(withFollowers(structure, marks, rows, 1))
  const reached = behind.filter((row) => structure.isLeaf[row] === 1)
  const sources = withUnknownSources(input, rows, reached)
  const inherited = rewritten(before.inherited, reached, (leaf) => inheritedBy(input, leaf))
  const carriedOut = rewritten(before.carriedOut, sources, (leaf) => carriedOutBy(input, leaf))
  const again = joinedRows(reached, sources)
  const own = rewritten(before.own, again, (leaf) => ownOf(input, { inherited, carriedOut }, leaf))
  return { slips: { own, inherited, carriedOut }, rows: again }
}

/** What the baseline does not know of these rows, of what is in them, and of what carries into the leaves reached. */
function withUnknownSources(
  { structure, delays }: SlipInput,
  rows: readonly number[],
  reached: readonly number[],
): readonly number[] {
  const network = networkOf(structure)
  const { outOfStart } = structure.links.ends
  const asked = new Set<number>()
  for (const row of rows)
    if (structure.isLeaf[row] === 1 || outOfStart[row] !== outOfStart[row + 1]) asked.add(row)
  for (const leaf of reached) forEachLinkInto(network, leaf, (at) => asked.add(sourceOf(network, at)))
  const found = new Set<number>()
  for (const item of asked)
    for (const leaf of structure.isLeaf[item] === 1 ? [item] : structure.leavesOf(item))
      if (delays.isUnknown.get(leaf) === 1) found.add(leaf)
  return [...found]
}

function ownOf(
  { delays }: SlipInput,
  { inherited, carriedOut }: Pick<OwnSlips, 'inherited' | 'carriedOut'>,
  leaf: number,
): number {
  const late = Math.max(delays.finish.get(leaf) ?? none, carriedOut[leaf] ?? 0)
  return Math.max(0, late - (inherited[leaf] ?? 0))
}

function inheritedBy(input: SlipInput, leaf: number): number {
  if ((input.delays.finish.get(leaf) ?? none) <= 0) return 0
  const network = networkOf(input.structure)
  let most = 0
  forEachLinkInto(network, leaf, (at) => {
    const { type, lag } = network.into
    most = Math.max(most, carriedBy(input, sourceOf(network, at), type[at] ?? FS, lag[at] ?? 0, leaf))
  })
  return most
}

/** Of what the baseline does not know: by its own links, and by those of groups that end with it. */
function carriedOutBy(input: SlipInput, source: number): number {
  const { structure, schedule, delays } = input
  if (delays.isUnknown.get(source) !== 1) return 0
  const { outOf, exit, item } = networkOf(structure)
  let most = 0
  for (let from = source; from >= 0; from = structure.parent[from] ?? -1) {
    if (schedule.earlyFinish[from] !== schedule.earlyFinish[source]) break
    const node = exit[from] ?? 0
    for (let at = outOf.start[node] ?? 0; at < (outOf.start[node + 1] ?? 0); at++) {
      const carry = (leaf: number): void => {
        if ((delays.finish.get(leaf) ?? none) <= 0) return
        most = Math.max(most, carriedBy(input, from, outOf.type[at] ?? FS, outOf.lag[at] ?? 0, leaf))
      }
      const target = item[outOf.other[at] ?? 0] ?? 0
      if (structure.isLeaf[target] === 1) carry(target)
      else structure.leavesOf(target).forEach(carry)
    }
  }
  return most
}

/** Its own links and those into the groups above it, as places in `network.into`. */
function forEachLinkInto(network: Network, leaf: number, use: (at: number) => void): void {
  const { into, entry, entryAbove } = network
  for (let node = entry[leaf] ?? -1; node >= 0; node = entryAbove[node] ?? -1)
    for (let at = into.start[node] ?? 0; at < (into.start[node + 1] ?? 0); at++) use(at)
}

/** Working days of delay that one link alone brings to the leaf. */
function carriedBy(
  { schedule, delays }: SlipInput,
  source: number,
  type: number,
  lag: number,
  leaf: number,
): number {
  const fromFinish = type === FS || type === FF
  const date = (fromFinish ? schedule.earlyFinish[source] : schedule.earlyStart[source]) ?? none
  if (date === none) return 0
  const sourceDelay = (fromFinish ? delays.finish : delays.start).get(source) ?? none
  const most = delays.isUnknown.get(source) === 1 ? Infinity : sourceDelay
  if (most <= 0) return 0
  const bound = date + lag
  const toStart = type === FS || type === SS
  const push = toStart
    ? pushAtStart(bound, source, leaf, schedule, delays)
    : pushAt(bound, schedule.earlyFinish[leaf] ?? none, delays.finish.get(leaf) ?? none)
  return Math.min(push, most, delays.finish.get(leaf) ?? none)
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
    ? pushAt(bound, rest, delays.finish.get(leaf) ?? none)
    : pushAt(bound, start, delays.start.get(leaf) ?? none)
}

/** What stands at `date` is `delay` late; by the bound alone it would be that much earlier. */
function pushAt(bound: number, date: number, delay: number): number {
  return bound > date ? 0 : delay - (date - bound)
}

function sourceOf({ into, item }: Network, at: number): number {
  return item[into.other[at] ?? 0] ?? 0
}
