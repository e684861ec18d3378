/**
 * What a schedule is by node: both passes, the leads that are cut, the sides of milestones. Of a network from before only
 * what its changes reach is walked again (`changed-rows.ts`), of the late dates all where the plan's end has moved: they are
 * counted from it.
 */

import { backwardAgain, backwardPass } from './backward-pass.ts'
import type { LateDates, LateInput } from './backward-pass.ts'
import { changedRows, joinedRows } from './changed-rows.ts'
import { cutLeads } from './cut-leads.ts'
import { forwardAgain, forwardPass } from './forward-pass.ts'
import type { EarlyDates, Floors } from './forward-pass.ts'
import { changedEnds } from './changed-links.ts'
import { onto } from './onto-network.ts'
import type { Ints } from './ints.ts'
import type { LeafColumns } from './leaf-columns.ts'
import { endSides, endSidesAgain } from './milestone-side.ts'
import type { EndSides } from './milestone-side.ts'
import { exitNode, leafNode } from './network-shape.ts'
import { hasSameLoops, networkOf } from './network.ts'
import type { Network } from './network.ts'
import { none } from './schedule-marks.ts'
import type { ScheduleInputs } from './schedule.ts'
import type { Structure } from './structure.ts'

export interface Passes {
  readonly structure: Structure
  readonly network: Network
  readonly columns: LeafColumns
  readonly floors: Floors
  readonly retained: boolean
  readonly criticalFloat: number
  /** By node. */
  readonly early: EarlyDates
  /** Nodes of leaves. */
  readonly cut: readonly number[]
  readonly sides: EndSides
  readonly end: number
  readonly late: LateDates
}

export interface PassesAgain {
  readonly passes: Passes
  /** Positions of items of which anything but late dates and floats may be different. */
  readonly rows: readonly number[]
  /** Of which late dates and floats may be; undefined: of all. */
  readonly lateRows: readonly number[] | undefined
}

export function runAll({ structure, clock, columns, retained, criticalFloat }: ScheduleInputs): Passes {
  const network = networkOf(structure)
  const floors = floorsAt(clock.statusBoundary)
  const early = forwardPass(network, columns, floors, retained)
  const cut = cutLeads(structure, network, columns, early, floors)
  const sides = endSides({ network, leaves: columns, early, floors })
  const end = latestOf(early.finish)
  const late = backwardPass({ network, leaves: columns, early, sides, planEnd: end, retained })
  const from = { structure, network, columns, floors, retained, criticalFloat }
  return { ...from, early, cut, sides, end, late }
}

/** Undefined where something changed that every date may rest on. */
export function runAgain(inputs: ScheduleInputs, last: Passes): PassesAgain | undefined {
  const { structure, clock, columns, retained, criticalFloat, stirred, byTheDay } = inputs
  const network = networkOf(structure)
  const floors = floorsAt(clock.statusBoundary)
  const changed = changedRows(last.columns, columns)
  const sameFloors = floors.started === last.floors.started && floors.unstarted === last.floors.unstarted
  const sameGround =
    (sameFloors || byTheDay !== undefined) &&
    retained === last.retained &&
    criticalFloat === last.criticalFloat &&
    hasSameLoops(last.structure, structure)
  if (changed === undefined || !sameGround) return undefined
  const before = onto(network, last)
  const relinked = changedEnds(last.structure, structure)
  const held =
    (sameFloors ? undefined : byTheDay?.atFloor(columns, network, before.early, last.floors, floors)) ?? []
  const read = [...changed, ...relinked.map(({ to }) => to)].map((row) => network.entry[row] ?? 0)
  const left = relinked.map(({ from }) => network.exit[from] ?? 0)
  const [begun, ended] = [network.entry, network.exit].map((nodeOf) => stirred.map((row) => nodeOf[row] ?? 0))
  const { childrenOf } = structure
  const forward = forwardAgain(network, childrenOf, columns, floors, retained, before.early, [
    ...read,
    ...held,
    ...(ended ?? []),
  ])
  const { early } = forward
  const cut = cutLeads(structure, network, columns, early, floors)
  const { sides, turned } = endSidesAgain(
    { network, leaves: columns, early, floors },
    structure.leavesOf,
    before.sides,
    [...read, ...held, ...(ended ?? []), ...forward.changed],
  )
  const end = latestOf(early.finish)
  const input: LateInput = { network, leaves: columns, early, sides, planEnd: end, retained }
  const from = { structure, network, columns, floors, retained, criticalFloat }
  const passes = { ...from, early, cut, sides, end }
  const rowsOf = (...nodes: (readonly number[])[]): readonly number[] =>
    joinedRows(nodes.flat().map((node) => network.item[node] ?? 0))
  const rows = rowsOf(read, ended ?? [], forward.changed, turned, before.cut, cut)
  if (end !== before.end)
    return { passes: { ...passes, late: backwardPass(input) }, rows, lateRows: undefined }
  const moved = forward.changed.filter((node) => network.role[node] === leafNode || startsAnew(node))
  const backward = backwardAgain(input, childrenOf, before.late, [
    ...read,
    ...left,
    ...moved,
    ...turned,
    ...(begun ?? []),
  ])
  return { passes: { ...passes, late: backward.late }, rows, lateRows: rowsOf(backward.changed) }

  /** What is in a group is held by what leaves its start only where it starts it. */
  function startsAnew(node: number): boolean {
    return network.role[node] === exitNode && early.start.get(node) !== before.early.start.get(node)
  }
}

function floorsAt(statusBoundary: number): Floors {
  return { unstarted: Math.max(0, statusBoundary), started: statusBoundary }
}

function latestOf(dates: Ints): number {
  let latest = none
  for (let i = 0; i < dates.length; i++) latest = Math.max(latest, dates.get(i) ?? none)
  return latest
}
