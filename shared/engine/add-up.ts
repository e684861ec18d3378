/** From rows to sums: groups, departments and the plan, equal ones keeping their object (EV 5, SC6.3). */

import type { DepartmentId } from '../plan/ids.ts'
import type { Value } from './create-value.ts'
import { tellChanged } from './changed-rows.ts'
import { keepColumn } from './column-changes.ts'
import { departmentRows } from './department-rows.ts'
import { valueFlag } from './leaf-value.ts'
import { addRow, column, rollUp, rollUpAgain, sameRow, sumsOfRow, width } from './roll-up.ts'
import type { ValueSums } from './value.ts'
import type { ValueRows } from './value-rows.ts'

export type Rows = Pick<
  Value,
  'basis' | 'curve' | 'own' | 'flags' | 'lost' | 'lostRows' | 'reportOf' | 'from'
>

/** `again`: positions whose own row is another than in `previous`, which else stands on the same ground. */
export function addUp(rows: Rows, previous: Value | undefined, again?: readonly number[]): Value {
  const { own, lost, lostRows, from } = rows
  const { structure, plan } = from
  const isSpread = lost.some(({ under }) => under >= 0)
  const kept = again && !isSpread && previous && !previous.lost.some(({ under }) => under >= 0)
  const added = kept
    ? addAgain(rows, previous, again)
    : addAll(rows, isSpread ? withLostRows(rows) : own, previous)
  const whole = new Float64Array(width)
  for (const root of structure.roots) addRow(whole, 0, added.sums.blockOf(root), added.sums.place(root))
  lost.forEach(({ under }, row) => {
    if (under < 0) addRow(whole, 0, lostRows, row)
  })
  const departments = kept
    ? touchedDepartments(from.department, again, plan.departments.list.length)
    : undefined
  return {
    ...rows,
    ...added,
    flags: keepColumn(previous?.flags, rows.flags),
    plan: keepSums(previous?.plan, whole, 0),
    departments: addUpDepartments(rows, previous?.departments, departments),
  }
}

type Added = Pick<Value, 'sums' | 'items'>

function addAgain(rows: Rows, previous: Value, again: readonly number[]): Added {
  const { own, flags, from } = rows
  const { sums, rows: settled } = rollUpAgain(previous.sums, own, from.structure, again)
  const items = previous.items.slice()
  for (const index of settled) {
    markMissingCosts(flags, sums, index)
    if (!sameRow(previous.sums, sums, index)) items[index] = sumsOfItem(sums, index)
  }
  tellChanged(previous.items, items, settled)
  return { sums, items }
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
  return { sums, items }
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

function touchedDepartments(department: Int32Array, again: readonly number[], count: number): Uint8Array {
  const touched = new Uint8Array(count)
  for (const index of again) touched[department[index] ?? -1] = 1
  return touched
}

function markMissingCosts(flags: Uint8Array, sums: ValueRows, index: number): void {
  const row = sums.blockOf(index)
  const at = sums.place(index) * width
  const missing =
    (row[at + column.costs] ?? 0) > 0 && row[at + column.ac] === 0 && (row[at + column.ev] ?? 0) > 0
  flags[index] = ((flags[index] ?? 0) & ~valueFlag.missingCosts) | (missing ? valueFlag.missingCosts : 0)
}

function addUpDepartments(
  { own, lost, lostRows, from }: Rows,
  previous: Value['departments'] | undefined,
  touched: Uint8Array | undefined,
): Value['departments'] {
  const { plan, department, structure } = from
  const count = plan.departments.list.length
  const rows = new Float64Array(count * width)
  departmentRows(department, structure.tree, count).forEach(({ items }, at) => {
    if (touched?.[at] !== 0) for (const index of items) addRow(rows, at, own.blockOf(index), own.place(index))
  })
  lost.forEach(({ department: at }, row) => {
    if (at >= 0) addRow(rows, at, lostRows, row)
  })
  const sums = new Map<DepartmentId, ValueSums>()
  plan.departments.list.forEach(({ id }, row) => {
    const before = previous?.get(id)
    sums.set(id, before && touched?.[row] === 0 ? before : keepSums(before, rows, row))
  })
  const same = previous?.size === sums.size && [...sums].every(([id, one]) => previous.get(id) === one)
  return same && previous ? previous : sums
}

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
