/**
 * What gives an item its date (SC4.6): of unstarted work its early start, of started work the begin of its rest where
 * something holds that back. All that give the same date are named.
 */

import type { Day } from '../base/day.ts'
import type { ItemId, LinkId } from '../plan/ids.ts'
import { textOfDayNumber } from './day-texts.ts'
import type { EarlyDates, Floors } from './forward-pass.ts'
import type { Ints } from './ints.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { finished, unstarted } from './leaf-row.ts'
import { linksInto } from './links-into.ts'
import { FF, FS, SS } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { Structure } from './structure.ts'

export type Driver =
  /** `itemId` is a leaf: of a link from a group, the one (or each of those) that gives the group its date. */
  | { readonly type: 'link'; readonly linkId: LinkId; readonly itemId: ItemId }
  | { readonly type: 'plan start' }
  | { readonly type: 'status date' }
  | { readonly type: 'not before'; readonly day: Day }
  | { readonly type: 'actual start'; readonly day: Day }
  /** Without an expected day: today, and the item is flagged AT_THE_EARLIEST. */
  | { readonly type: 'blocked until'; readonly day: Day }

export interface DriverInput {
  readonly structure: Structure
  readonly network: Network
  readonly leaves: LeafColumns
  /** By node. */
  readonly early: EarlyDates
  readonly floors: Floors
  readonly retained: boolean
  idOf(index: number): ItemId
}

/** None for groups and for what has no date. */
export function driversOf(input: DriverInput, index: number): readonly Driver[] {
  const { leaves, early, structure, network } = input
  const node = network.exit[index] ?? 0
  if (structure.isLeaf[index] !== 1 || early.start.get(node) === none) return []
  return leaves.state.get(index) === unstarted ? driversOfStart(input, node) : driversOfRest(input, node)
}

function driversOfStart(input: DriverInput, node: number): readonly Driver[] {
  const { leaves, early, floors, network } = input
  const row = network.item[node] ?? 0
  const start = early.start.get(node) ?? none
  const drivers: Driver[] = [...drivingLinks(input, node, start)]
  if (leaves.notBefore.get(row) === start) {
    drivers.push({ type: 'not before', day: dayAt(leaves.notBeforeDay, row) })
  }
  if (leaves.freedAt.get(row) === start) {
    drivers.push({ type: 'blocked until', day: dayAt(leaves.blockedUntilDay, row) })
  }
  if (floors.unstarted === start) {
    drivers.push(start > 0 ? { type: 'status date' } : { type: 'plan start' })
  }
  return drivers
}

function driversOfRest(input: DriverInput, node: number): readonly Driver[] {
  const { leaves, early, floors, retained, network } = input
  const row = network.item[node] ?? 0
  const left = leaves.remaining.get(row) ?? 0
  const rest = (early.finish.get(node) ?? none) - left
  const isHeld = leaves.state.get(row) !== finished && left !== 0 && rest > floors.started
  const drivers: Driver[] = isHeld && retained ? [...drivingLinks(input, node, rest)] : []
  if (isHeld && leaves.freedAt.get(row) === rest) {
    drivers.push({ type: 'blocked until', day: dayAt(leaves.blockedUntilDay, row) })
  }
  if (isHeld && leaves.notBefore.get(row) === rest) {
    drivers.push({ type: 'not before', day: dayAt(leaves.notBeforeDay, row) })
  }
  if (drivers.length > 0) return drivers
  if (leaves.shownStart.get(row) === none) return [{ type: 'status date' }]
  return [{ type: 'actual start', day: dayAt(leaves.shownStart, row) }]
}

/** The links that let work begin at this boundary and not before; exact duplicates once (SC3.4). */
function* drivingLinks(input: DriverInput, node: number, begin: number): Generator<Driver> {
  const { structure, network, leaves, early } = input
  const { other, type, lag, link } = network.into
  const row = network.item[node] ?? 0
  const isUnstarted = leaves.state.get(row) === unstarted
  const seen = new Set<string>()
  for (const place of linksInto(structure, network, row)) {
    const source = other[place] ?? 0
    if (!isUnstarted && early.state.get(source) === finished) continue
    const fromFinish = type[place] === FS || type[place] === FF
    const toStart = type[place] === FS || type[place] === SS
    const dates = fromFinish ? (isUnstarted ? early.finish : early.openFinish) : early.start
    const date = dates.get(source) ?? none
    const bound = date + (lag[place] ?? 0) - (toStart ? 0 : (leaves.remaining.get(row) ?? 0))
    const written = structure.links.list[link[place] ?? 0]
    const key = `${source} ${written?.to} ${type[place]} ${lag[place]}`
    if (date === none || bound !== begin || written === undefined || seen.has(key)) continue
    seen.add(key)
    for (const leaf of structure.leavesOf(network.item[source] ?? 0)) {
      const gives = dates.get(network.exit[leaf] ?? 0) === date
      if (gives) yield { type: 'link', linkId: written.id, itemId: input.idOf(leaf) }
    }
  }
}

function dayAt(days: Ints, row: number): Day {
  return textOfDayNumber(days.get(row) ?? 0)
}
