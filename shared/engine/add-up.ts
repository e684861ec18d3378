/** From rows to sums: groups, departments and the plan, equal ones keeping their object (EV 5, SC6.3). */

import type { DepartmentId } from '../plan/ids.ts'
import type { Value } from './create-value.ts'
import { joinedRows, tellChanged } from './changed-rows.ts'
import { keepColumn } from './column-changes.ts'
import { valueFlag } from './leaf-value.ts'
import { addRow, column, rollUp, rollUpAgain, sameRow, sumsOfRow, width } from './roll-up.ts'
import type { ValueSums } from './value.ts'
import { rowsOfBlock } from './value-rows.ts'
import type { ValueRows } from './value-rows.ts'

export type Rows = Pick<
  Value,
  'basis' | 'curve' | 'own' | 'flags' | 'lost' | 'lostRows' | 'reportOf' | 'from'
>

/**
 * `again`: positions whose own row, or what is in them, is another than in `previous`, which else stands on the same ground,
 * but for what is lost, unless that is the same.
 */
export function addUp(
  rows: Rows,
  previous: Value | undefined,
  again: readonly number[] | undefined,
  sameLost: boolean,
): Value {
  const { own, lost, lostRows, from } = rows
  const { structure } = from
  const spread = lost.some(({ under }) => under >= 0) ? withLostRows(rows) : own
  const kept = again && previous
  const added = kept
    ? addAgain(
        rows,
        spread,
        previous,
        sameLost ? again : joinedRows(again, carriers(previous), carriers(rows)),
      )
    : addAll(rows, spread, previous)
  const whole = new Float64Array(width)
  for (const root of structure.roots) addRow(whole, 0, added.sums.blockOf(root), added.sums.place(root))
  lost.forEach(({ under }, row) => {
    if (under < 0) addRow(whole, 0, lostRows, row)
  })
  return {
    ...rows,
    ...added,
    flags: keepColumn(previous?.flags, added.flags),
    plan: keepSums(previous?.plan, whole, 0),
    departments: addUpDepartments(rows, previous, sameLost),
  }
}

type Added = Pick<Value, 'sums' | 'items' | 'flags'>

/** Living items that what is lost counts under. */
function carriers({ lost }: Pick<Rows, 'lost'>): readonly number[] {
  return lost.flatMap(({ under }) => (under < 0 ? [] : under))
}

function addAgain(rows: Rows, own: ValueRows, previous: Value, again: readonly number[]): Added {
  const { sums, rows: settled } = rollUpAgain(previous.sums, own, rows.from.structure, again)
  const items = previous.items.slice()
  const flags = rows.flags === previous.flags ? rows.flags.slice() : rows.flags
  for (const index of settled) {
    markMissingCosts(flags, sums, index)
    if (!sameRow(previous.sums, sums, index)) items[index] = sumsOfItem(sums, index)
  }
  tellChanged(previous.items, items, settled)
  return { sums, items, flags }
}

function addAll({ flags, from }: Rows, own: ValueRows, previous: Value | undefined): Added {
  const { structure, plan } = from
  const sums = rollUp(own, structure)
  const samePositions = previous?.from.plan.items.indexById === plan.items.indexById
  const items = plan.items.list.map((_, index) => {
    markMissingCosts(flags, sums, index)
    const before = samePositions ? previous?.items[index] : undefined
    return before && previous && sameRow(previous.sums, sums, index) ? before : sumsOfItem(sums, index)
  })
  return { sums, items, flags }
}

function sumsOfItem(sums: ValueRows, index: number): ValueSums {
  return sumsOfRow(sums.blockOf(index), sums.place(index))
}

function withLostRows({ own, lost, lostRows }: Rows): ValueRows {
  const withLost = own.next()
  lost.forEach(({ under }, row) => {
    if (under >= 0) addRow(withLost.ownBlockOf(under), withLost.place(under), lostRows, row)
  })
  return withLost
}

function markMissingCosts(flags: Uint8Array, sums: ValueRows, index: number): void {
  const row = sums.blockOf(index)
  const at = sums.place(index) * width
  const missing =
    (row[at + column.costs] ?? 0) > 0 && row[at + column.ac] === 0 && (row[at + column.ev] ?? 0) > 0
  flags[index] = ((flags[index] ?? 0) & ~valueFlag.missingCosts) | (missing ? valueFlag.missingCosts : 0)
}

/** In one order: block by block of rows, so that of blocks that stand nothing is added up again. */
function addUpDepartments(rows: Rows, previous: Value | undefined, sameLost: boolean): Value['departments'] {
  const { own, lost, lostRows, from } = rows
  const { list } = from.plan.departments
  const kept = sameLost && previous?.from.department === from.department ? previous : undefined
  const asked = kept && otherDepartments(kept.own, own, from.department, list.length)
  const sums = new Float64Array(list.length * width)
  const parts = own.blocks.map((block, at) => partOf(block, at * rowsOfBlock, from.department, list.length))
  for (let place = 0; place < list.length; place++) {
    if (asked?.[place] === 0) continue
    for (const part of parts) addRow(sums, place, part, place)
  }
  lost.forEach(({ department: at }, row) => {
    if (at >= 0) addRow(sums, at, lostRows, row)
  })
  const before = previous?.departments
  const sumsOf = (id: DepartmentId, place: number): ValueSums => {
    const was = before?.get(id)
    return was && asked?.[place] === 0 ? was : keepSums(was, sums, place)
  }
  const now = new Map(list.map(({ id }, place) => [id, sumsOf(id, place)]))
  const same = before?.size === now.size && list.every(({ id }) => before.get(id) === now.get(id))
  return same && before ? before : now
}

/** By position: 1 where a block of rows that is another is other to that department; undefined where any may be. */
function otherDepartments(
  before: ValueRows,
  now: ValueRows,
  department: Int32Array,
  count: number,
): Uint8Array | undefined {
  if (before.blocks.length !== now.blocks.length) return undefined
  const others = new Uint8Array(count)
  now.blocks.forEach((block, at) => {
    const old = before.blocks[at]
    if (old === undefined || old === block) return
    const [was, is] = [old, block].map((one) => partOf(one, at * rowsOfBlock, department, count))
    for (let c = 0; c < count * width; c++) if (was?.[c] !== is?.[c]) others[Math.floor(c / width)] = 1
  })
  return others
}

/** What the rows of a block, from position `first` on, are to each of `count` departments. */
function partOf(block: Float64Array, first: number, department: Int32Array, count: number): Float64Array {
  const known = parts.get(block)
  if (known?.first === first && known.part.length === count * width) {
    if (known.department === department) return known.part
    if (sameStretch(known.department, department, first)) {
      parts.set(block, { ...known, department })
      return known.part
    }
  }
  const part = new Float64Array(count * width)
  for (let row = 0; row < rowsOfBlock; row++) {
    const at = department[first + row] ?? -1
    if (at >= 0) addRow(part, at, block, row)
  }
  parts.set(block, { department, first, part })
  return part
}

function sameStretch(a: Int32Array, b: Int32Array, first: number): boolean {
  for (let row = first; row < first + rowsOfBlock; row++) if (a[row] !== b[row]) return false
  return true
}

interface Part {
  readonly department: Int32Array
  readonly first: number
  readonly part: Float64Array
}

/** Only a memo: a block that is part of a version is never written to again. */
const parts = new WeakMap<Float64Array, Part>()

function keepSums(before: ValueSums | undefined, rows: Float64Array, row: number): ValueSums {
  const after = sumsOfRow(rows, row)
  return before && sameSums(before, after) ? before : after
}

function sameSums(a: ValueSums, b: ValueSums): boolean {
  return (
    a.bac === b.bac &&
    a.pv === b.pv &&
    a.ev === b.ev &&
    a.ac === b.ac &&
    a.pvForIndex === b.pvForIndex &&
    a.evForIndex === b.evForIndex &&
    a.pvHeard === b.pvHeard
  )
}
