/** From rows to sums: groups, departments and the plan, equal ones keeping their object (EV 5, SC6.3). */

import type { DepartmentId } from '../plan/ids.ts'
import type { Value } from './create-value.ts'
import { valueFlag } from './leaf-value.ts'
import { addRow, column, rollUp, sameRow, sumsOfRow, width } from './roll-up.ts'
import type { ValueSums } from './value.ts'

export type Rows = Pick<
  Value,
  'basis' | 'curve' | 'own' | 'flags' | 'lost' | 'lostRows' | 'reportOf' | 'from'
>

export function addUp(rows: Rows, previous: Value | undefined): Value {
  const { own, flags, lost, lostRows, from } = rows
  const { structure, plan } = from
  const withLost = lost.some(({ under }) => under >= 0) ? own.slice() : own
  lost.forEach(({ under }, row) => {
    if (under >= 0) addRow(withLost, under, lostRows, row)
  })
  const sums = rollUp(withLost, structure)
  const samePositions = previous?.from.plan.items.indexById === plan.items.indexById
  const items = plan.items.list.map((_, index) => {
    markMissingCosts(flags, sums, index)
    const before = samePositions ? previous?.items[index] : undefined
    return before && previous && sameRow(previous.sums, sums, index) ? before : sumsOfRow(sums, index)
  })
  const whole = new Float64Array(width)
  for (const root of structure.roots) addRow(whole, 0, sums, root)
  lost.forEach(({ under }, row) => {
    if (under < 0) addRow(whole, 0, lostRows, row)
  })
  return {
    ...rows,
    sums,
    items,
    plan: keepSums(previous?.plan, whole, 0),
    departments: addUpDepartments(rows, previous?.departments),
  }
}

function markMissingCosts(flags: Uint8Array, sums: Float64Array, index: number): void {
  const at = index * width
  const missing =
    (sums[at + column.costs] ?? 0) > 0 && sums[at + column.ac] === 0 && (sums[at + column.ev] ?? 0) > 0
  flags[index] = ((flags[index] ?? 0) & ~valueFlag.missingCosts) | (missing ? valueFlag.missingCosts : 0)
}

function addUpDepartments(
  { own, lost, lostRows, from }: Rows,
  previous: Value['departments'] | undefined,
): Value['departments'] {
  const { plan, department } = from
  const rows = new Float64Array(plan.departments.list.length * width)
  for (let index = 0; index < department.length; index++) {
    const at = department[index] ?? -1
    if (at >= 0) addRow(rows, at, own, index)
  }
  lost.forEach(({ department: at }, row) => {
    if (at >= 0) addRow(rows, at, lostRows, row)
  })
  const sums = new Map<DepartmentId, ValueSums>()
  plan.departments.list.forEach(({ id }, row) => sums.set(id, keepSums(previous?.get(id), rows, row)))
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
