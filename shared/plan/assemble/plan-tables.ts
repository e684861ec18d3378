/** The plan's tables: put together so that whatever reads the same stays the same object. */

import { keepSame } from '../../base/keep-same.ts'
import { changeTable, createTable, emptyTable, find } from '../../base/table.ts'
import type { Table } from '../../base/table.ts'
import type { PlanId } from '../ids.ts'
import type { Plan } from '../plan.ts'
import { tableNames } from '../plan-tables.ts'
import type { TableName } from '../plan-tables.ts'
import { readFields, silent } from './field-table.ts'
import { settingsFields } from './settings-fields.ts'

type Entity = { readonly id: string }

/** A plan of which nothing has arrived yet. */
export function emptyPlan(id: PlanId): Plan {
  const settings = readFields(settingsFields, {}, silent, {})
  if (!settings) throw new Error('bug: settings have a required field')
  const tables = Object.fromEntries(tableNames.map((name) => [name, emptyTable]))
  return { id, settings, ...(tables as unknown as Pick<Plan, TableName>), faults: [] }
}

/** The table with these rows in place; undefined, and what `stands` denies, is taken out. */
export function putRows<T extends Entity>(
  table: Table<T>,
  rows: ReadonlyMap<string, T | undefined>,
  stands: (id: string) => boolean = () => true,
): Table<T> {
  if (rows.size === 0) return table
  const put: T[] = []
  const remove = new Set<string>()
  for (const [id, entity] of rows) {
    if (entity !== undefined && stands(id)) put.push(keepSame(find(table, id), entity))
    else remove.add(id)
  }
  return table.list.length === 0
    ? put.length === 0
      ? table
      : createTable(put)
    : changeTable(table, put, remove)
}

/** `before`, where nothing is different. */
export function samePlan(before: Plan, after: Plan): Plan {
  const settings = keepSame(before.settings, after.settings)
  const same = settings === before.settings && tableNames.every((name) => before[name] === after[name])
  return same && before.faults === after.faults ? before : { ...after, settings }
}

/** A plan read anew, with the entities of the one before where they are equal. */
export function keepEntities(before: Plan, after: Plan): Plan {
  const kept = Object.fromEntries(
    tableNames.map((name) => [name, keptTable<Entity>(before[name], after[name])]),
  )
  return samePlan(before, { ...after, ...kept, faults: keepSame(before.faults, after.faults) })
}

function keptTable<T extends Entity>(before: Table<T>, after: Table<T>): Table<T> {
  const list = after.list.map((entity) => keepSame(find(before, entity.id), entity))
  const same = list.length === before.list.length && list.every((entity, i) => entity === before.list[i])
  return same ? before : { list, indexById: after.indexById }
}
