/** From rows to sums: groups, departments and the plan, equal ones keeping their object (EV 5, SC6.3). */

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
    departments: addUpDepartments(rows, previous?.departments),
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
function addUpDepartments(
  { own, lost, lostRows, from }: Rows,
  previous: Value['departments'] | undefined,
): Value['departments'] {
  const { plan, department } = from
  const { list } = plan.departments
  const rows = new Float64Array(list.length * width)
  own.blocks.forEach((block, at) => {
    const part = partOf(block, at * rowsOfBlock, department, list.length)
    for (let c = 0; c < rows.length; c++) rows[c] = (rows[c] ?? 0) + (part[c] ?? 0)
  })
  lost.forEach(({ department: at }, row) => {
    if (at >= 0) addRow(rows, at, lostRows, row)
  })
  const sums = new Map(list.map(({ id }, row) => [id, keepSums(previous?.get(id), rows, row)]))
  const same = previous?.size === sums.size && list.every(({ id }) => previous.get(id) === sums.get(id))
  return same && previous ? previous : sums
}

/** What the rows of a block, from position `first` on, are to each of `count` departments. */
function partOf(block: Float64Array, first: number, department: Int32Array, count: number): Float64Array {
  const known = parts.get(block)
  if (known?.department === department && known.first === first && known.part.length === count * width)
    return known.part
  const part = new Float64Array(count * width)
  for (let row = 0; row < rowsOfBlock; row++) {
    const at = department[first + row] ?? -1
    if (at >= 0) addRow(part, at, block, row)
  }
  parts.set(block, { department, first, part })
  return part
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
