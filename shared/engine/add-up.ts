/** From rows to sums: groups, departments and the plan, equal ones keeping their object (EV 5, SC6.3). */

import type { DepartmentId } from '../plan/ids.ts'
import type { Value } from './create-value.ts'
import { joinedRows, tellChanged } from './changed-rows.ts'
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
  const { structure, plan } = from
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
  const departments =
    kept && sameLost ? touchedDepartments(from.department, again, plan.departments.list.length) : undefined
  return {
    ...rows,
    ...added,
    flags: keepColumn(previous?.flags, added.flags),
    plan: keepSums(previous?.plan, whole, 0),
    departments: addUpDepartments(rows, previous?.departments, departments),
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
