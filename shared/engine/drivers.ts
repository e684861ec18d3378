/**
 * What gives an item its date (SC4.6): of unstarted work its early start, of started work the begin of its rest where
 * something holds that back. All that give the same date are named.
 */

import type { Day } from '../base/day.ts'
import type { ItemId, LinkId } from '../plan/ids.ts'
import type { EarlyDates, Floors } from './forward-pass.ts'
import { textOfDayNumber } from './day-texts.ts'
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
  readonly columns: LeafColumns
  readonly early: EarlyDates
  readonly floors: Floors
  readonly retained: boolean
  idOf(index: number): ItemId
}

/** None for groups and for what has no date. */
export function driversOf(input: DriverInput, index: number): readonly Driver[] {
  const { columns, early, structure } = input
  if (structure.isLeaf[index] !== 1 || early.start[index] === none) return []
  return columns.state[index] === unstarted ? driversOfStart(input, index) : driversOfRest(input, index)
}

function driversOfStart(input: DriverInput, index: number): readonly Driver[] {
  const { columns, early, floors } = input
  const start = early.start[index] ?? none
  const drivers: Driver[] = [...drivingLinks(input, index, start)]
  if (columns.notBefore[index] === start)
    drivers.push({ type: 'not before', day: dayAt(columns.notBeforeDay, index) })
  if (columns.freedAt[index] === start)
    drivers.push({ type: 'blocked until', day: dayAt(columns.blockedUntilDay, index) })
  if (floors.unstarted !== start) return drivers
  drivers.push(start > 0 ? { type: 'status date' } : { type: 'plan start' })
  return drivers
}

function driversOfRest(input: DriverInput, index: number): readonly Driver[] {
  const { columns, early, floors, retained } = input
  const rest = (early.finish[index] ?? none) - (columns.remaining[index] ?? 0)
  const isHeld = columns.state[index] !== finished && columns.remaining[index] !== 0 && rest > floors.started
  const drivers: Driver[] = isHeld && retained ? [...drivingLinks(input, index, rest)] : []
  if (isHeld && columns.freedAt[index] === rest) {
    drivers.push({ type: 'blocked until', day: dayAt(columns.blockedUntilDay, index) })
  }
  if (drivers.length > 0) return drivers
  if (columns.shownStart[index] === none) return [{ type: 'status date' }]
  return [{ type: 'actual start', day: dayAt(columns.shownStart, index) }]
}

/** The links that let work begin at this boundary and not before; exact duplicates once (SC3.4). */
function* drivingLinks(input: DriverInput, index: number, begin: number): Generator<Driver> {
  const { structure, network, columns, early } = input
  const { other, type, lag, link } = network.into
  const isUnstarted = columns.state[index] === unstarted
  const work = columns.remaining[index] ?? 0
  const seen = new Set<string>()
  for (const at of linksInto(structure, network, index)) {
    const source = other[at] ?? 0
    const fromFinish = type[at] === FS || type[at] === FF
    if (!isUnstarted && early.state[source] === finished) continue
    const dates = fromFinish ? (isUnstarted ? early.finish : early.openFinish) : early.start
    const date = dates[source] ?? none
    const bound = date + (lag[at] ?? 0) - (type[at] === FS || type[at] === SS ? 0 : work)
    const written = structure.links.list[link[at] ?? 0]
    const key = `${source} ${written?.to} ${type[at]} ${lag[at]}`
    if (date === none || bound !== begin || written === undefined || seen.has(key)) continue
    seen.add(key)
    for (const leaf of structure.leavesOf(source)) {
      if (dates[leaf] === date) yield { type: 'link', linkId: written.id, itemId: input.idOf(leaf) }
    }
  }
}

function dayAt(days: Int32Array, index: number): Day {
  return textOfDayNumber(days[index] ?? 0)
}
