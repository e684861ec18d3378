/**
 * What is left to do of each open leaf that a person owns, spread evenly over the working days of its forecast (CA1). Handed
 * the lines before, only leaves that something changed of are read again.
 */

import { keepSame } from '../base/keep-same.ts'
import type { Plan } from '../plan/plan.ts'
import { tellChanged } from './changed-rows.ts'
import { changesBetween } from './changes.ts'
import { ascendingMarks, markSchedule } from './column-changes.ts'
import type { BaseFigures } from './figures.ts'
import { finished } from './leaf-row.ts'
import { restStart } from './link-bounds.ts'
import { isCancelled } from './schedule.ts'
import { none } from './schedule-marks.ts'
import { shareLeft } from './share-left.ts'

export interface WorkLine {
  readonly index: number
  /** Boundaries. */
  readonly from: number
  readonly to: number
  /** Hours of each working day. */
  readonly perDay: number
}

/** By position in `plan.people.list`, each person's in the order of items; the same list while it says the same. */
export type WorkLines = readonly (readonly WorkLine[])[]

export interface LinesBefore {
  readonly base: BaseFigures
  readonly lines: WorkLines
}

export function workLines(base: BaseFigures, before?: LinesBefore): WorkLines {
  const again = before && toReadAgain(before.base, base)
  if (before && again) return readAgain(base, before, again)
  const lines = base.plan.people.list.map((): WorkLine[] => [])
  for (let index = 0; index < base.structure.count; index++) {
    const line = lineOf(base, index)
    if (line) lines[ownerOf(base.plan, index)]?.push(line)
  }
  return lines
}

/** Positions of leaves whose line rests on something that has changed; undefined: any may be. */
function toReadAgain(before: BaseFigures, base: BaseFigures): readonly number[] | undefined {
  const changes = changesBetween(before.plan, base.plan)
  const isComparable =
    before.structure.tree === base.structure.tree && before.plan.people === base.plan.people
  if (changes === undefined || !isComparable) return undefined
  if (before.schedule === base.schedule) return changes.rows
  const marks = new Uint8Array(base.structure.count)
  for (const index of changes.rows) marks[index] = 1
  markSchedule(before.schedule, base.schedule, marks)
  return ascendingMarks(marks)
}

function readAgain(base: BaseFigures, before: LinesBefore, again: readonly number[]): WorkLines {
  const isRead = new Set(again)
  const found = new Map<number, WorkLine[]>()
  for (const index of again) {
    const line = lineOf(base, index)
    for (const person of [ownerOf(before.base.plan, index), ownerOf(base.plan, index)])
      if (person >= 0 && !found.has(person)) found.set(person, [])
    if (line) found.get(ownerOf(base.plan, index))?.push(line)
  }
  let lines: (readonly WorkLine[])[] | undefined
  const others: number[] = []
  for (const [person, read] of found) {
    const was = before.lines[person] ?? []
    const stand = was.filter(({ index }) => !isRead.has(index))
    const now = keepSame(
      was,
      [...stand, ...read].sort((a, b) => a.index - b.index),
    )
    if (now === was) continue
    lines ??= before.lines.slice()
    lines[person] = now
    others.push(person)
  }
  if (lines) tellChanged(before.lines, lines, others)
  return lines ?? before.lines
}

/** Position of the person, -1 for none. */
function ownerOf({ items, people }: Plan, index: number): number {
  const owner = items.list[index]?.owner
  return owner?.type === 'person' ? (people.indexById.get(owner.id) ?? -1) : -1
}

function lineOf(base: BaseFigures, index: number): WorkLine | undefined {
  const { plan, structure, schedule } = base
  const effort = plan.items.list[index]?.effort ?? 0
  if (effort <= 0 || structure.isLeaf[index] !== 1 || ownerOf(plan, index) < 0) return undefined
  if (schedule.state[index] === finished || isCancelled(schedule, index)) return undefined
  const from = restStart(base, index)
  const to = schedule.earlyFinish[index] ?? none
  if (from === none || to === none || to <= from) return undefined
  const left = effort * shareLeft(base, index)
  return left > 0 ? { index, from, to, perDay: left / (to - from) } : undefined
}
