// Who may enter a plan, in the shared store: one text a plan, replaced only by whoever has read the last one.

import type { Pool } from 'pg'
import type { StoredAccess } from './contract.ts'

export async function read(pool: Pool, plan: string): Promise<StoredAccess> {
  const { rows } = await pool.query<{ version: string | null; text: string | null; known: boolean }>(
    `select version, text, exists (select 1 from plumbline.plans where plan = $1::text) as known
     from (values ($1::text)) as asked (plan) left join plumbline.accesses using (plan)`,
    [plan],
  )
  const [row] = rows
  return { version: Number(row?.version ?? 0), text: row?.text ?? undefined, isKnown: row?.known === true }
}

export async function put(pool: Pool, plan: string, version: number, text: string): Promise<boolean> {
  const add = 'insert into plumbline.accesses values ($1, 1, $2) on conflict do nothing'
  const replace =
    'update plumbline.accesses set version = version + 1, text = $2 where plan = $1 and version = $3'
  const written =
    version === 0 ? await pool.query(add, [plan, text]) : await pool.query(replace, [plan, text, version])
  return written.rowCount === 1
}

export async function versions(pool: Pool, plans: readonly string[]): Promise<readonly number[]> {
  const sql = 'select plan, version from plumbline.accesses where plan = any($1)'
  const { rows } = await pool.query<{ plan: string; version: string }>(sql, [plans])
  const found = new Map(rows.map(({ plan, version }) => [plan, Number(version)]))
  return plans.map((plan) => found.get(plan) ?? 0)
}

/** In one statement, so that a room is gone with all that is in it or not at all. */
export async function erase(pool: Pool, plan: string): Promise<true> {
  await pool.query(
    `with gone as (
       delete from plumbline.rooms where starts_with(name, $1 || '.') returning id
     ), updates as (
       delete from plumbline.updates using gone where room = gone.id
     )
     delete from plumbline.snapshots using gone where room = gone.id`,
    [plan],
  )
  return true
}
