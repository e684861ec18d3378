// A shared store as one file of the embedded kind, and back: so a copy of either is checked, kept and restored in one way, and
// a relay moves from the one to the other.

import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { preparePostgres } from './postgres-schema.ts'
import { cannotBeUsed, relayName } from './postgres.ts'
import { keepsPresentAccess } from './restored-access.ts'
import { prepareSchema } from './sqlite-schema.ts'

const patience = 10_000

/** All of one moment, also while relays write. What is at `path` is replaced. */
export function copyPostgres(url: string, path: string): Promise<void> {
  const copy = async (client: pg.Client, storeId: string): Promise<void> => {
    rmSync(path, { force: true })
    const db = new DatabaseSync(path)
    try {
      prepareSchema(db, storeId)
      db.exec('begin')
      await client.query('begin transaction isolation level repeatable read read only')
      await copyTables(client, db)
      await client.query('commit')
      db.exec('commit')
    } finally {
      db.close()
    }
  }
  return withPostgres(url, copy, true)
}

async function copyTables(client: pg.Client, db: DatabaseSync): Promise<void> {
  const plans = await client.query<{ plan: string; epoch: string }>('select * from plumbline.plans')
  const putPlan = db.prepare('insert into plans values (?, ?)')
  for (const { plan, epoch } of plans.rows) putPlan.run(plan, epoch)
  const accesses = await client.query<AccessRow>('select * from plumbline.accesses')
  const putAccess = db.prepare('insert into accesses values (?, ?, ?)')
  for (const { plan, version, text } of accesses.rows) putAccess.run(plan, Number(version), text)
  const putRoom = db.prepare('insert into rooms (name) values (?)')
  const putUpdate = db.prepare('insert into updates (room, bytes, sum) values (?, ?, ?)')
  const putSnapshot = db.prepare('insert into snapshots (room, bytes, sum) values (?, ?, ?)')
  const useSnapshot = db.prepare('update rooms set snapshot = ? where id = ?')
  const rooms = await client.query<RoomRow>('select id, name, snapshot from plumbline.rooms order by id')
  for (const { id, name, snapshot } of rooms.rows) {
    const room = putRoom.run(name).lastInsertRowid
    const updates = await client.query<BytesRow>(updatesOf, [id])
    for (const { bytes, sum } of updates.rows) putUpdate.run(room, bytes, Number(sum))
    if (Number(snapshot) === 0) continue
    const taken = await client.query<BytesRow>(snapshotOf, [snapshot])
    // One that is missing is missing in the copy as well, and named when that is checked.
    let kept: number | bigint = Number.MAX_SAFE_INTEGER
    for (const { bytes, sum } of taken.rows) kept = putSnapshot.run(room, bytes, Number(sum)).lastInsertRowid
    useSnapshot.run(kept, room)
  }
}

/** The epoch of each plan. */
export function epochsInPostgres(url: string): Promise<ReadonlyMap<string, string>> {
  return withPostgres(url, async (client) => {
    const { rows } = await client.query<{ plan: string; epoch: string }>('select * from plumbline.plans')
    return new Map(rows.map(({ plan, epoch }) => [plan, epoch]))
  })
}

/** Throws a sentence while they are at work on the store. */
export function refuseWhileRelaysRun(url: string): Promise<void> {
  return withPostgres(url, async (client) => {
    const running =
      'select 1 from pg_stat_activity where application_name = $1 and datname = current_database()'
    const { rows } = await client.query(running, [relayName])
    if (rows.length > 0)
      throw new Error('A relay is running on this store. Stop all of them first; nothing was changed.')
  })
}

/**
 * What is in the file (of this version) in place of what is there: all of it, or `only` this plan; in one transaction.
 */
export function fillPostgres(url: string, path: string, only?: string): Promise<void> {
  return withPostgres(url, async (client) => {
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      await client.query('begin')
      await clear(client, only)
      await fill(client, db, only)
      await client.query('commit')
    } finally {
      db.close()
    }
  })
}

async function clear(client: pg.Client, only: string | undefined): Promise<void> {
  if (only === undefined) {
    await client.query(
      'truncate plumbline.plans, plumbline.accesses, plumbline.rooms, plumbline.updates, plumbline.snapshots',
    )
    return
  }
  const ours = "(select id from plumbline.rooms where starts_with(name, $1 || '.'))"
  for (const table of ['updates', 'snapshots'])
    await client.query(`delete from plumbline.${table} where room in ${ours}`, [only])
  await client.query("delete from plumbline.rooms where starts_with(name, $1 || '.')", [only])
  await client.query('delete from plumbline.plans where plan = $1', [only])
}

async function fill(client: pg.Client, db: DatabaseSync, only: string | undefined): Promise<void> {
  const isOurs = (name: string): boolean => only === undefined || name === only
  for (const { plan, epoch } of db.prepare('select plan, epoch from plans').all())
    if (isOurs(String(plan))) await client.query('insert into plumbline.plans values ($1, $2)', [plan, epoch])
  for (const { plan, version, text } of db.prepare('select plan, version, text from accesses').all()) {
    if (!isOurs(String(plan)) || (await keepsPresent(client, String(plan)))) continue
    await client.query(putAccess, [plan, version, text])
  }
  for (const { id, name, snapshot } of db.prepare('select id, name, snapshot from rooms').all())
    if (isOurs(String(name).split('.')[0] ?? ''))
      await putRoom(client, db, Number(id), String(name), Number(snapshot))
  if (only !== undefined) return
  const store = db.prepare("select value from meta where key = 'store'").get()?.['value']
  await client.query("update plumbline.meta set value = $1 where key = 'store'", [store])
}

async function keepsPresent(client: pg.Client, plan: string): Promise<boolean> {
  const sql = 'select text from plumbline.accesses where plan = $1'
  const { rows } = await client.query<{ text: string }>(sql, [plan])
  return keepsPresentAccess(rows[0]?.text)
}

async function putRoom(
  client: pg.Client,
  db: DatabaseSync,
  from: number,
  name: string,
  snapshot: number,
): Promise<void> {
  const updates = db.prepare('select bytes, sum from updates where room = ? order by sequence').all(from)
  const added = await client.query<{ id: string }>(addRoom, [name, updates.length])
  const room = added.rows[0]?.id
  for (const [i, { bytes, sum }] of updates.entries())
    await client.query(addUpdate, [room, i + 1, bytes, sum])
  for (const { bytes, sum } of db.prepare('select bytes, sum from snapshots where id = ?').all(snapshot))
    await client.query(addSnapshot, [room, bytes, sum])
}

interface AccessRow {
  readonly plan: string
  readonly version: string
  readonly text: string
}

interface RoomRow {
  readonly id: string
  readonly name: string
  readonly snapshot: string
}

interface BytesRow {
  readonly bytes: Buffer
  readonly sum: string
}

const updatesOf = 'select bytes, sum from plumbline.updates where room = $1 order by sequence'
const snapshotOf = 'select bytes, sum from plumbline.snapshots where id = $1'
const putAccess = `
  insert into plumbline.accesses values ($1, $2, $3)
  on conflict (plan) do update set version = plumbline.accesses.version + 1, text = excluded.text`
const addRoom = 'insert into plumbline.rooms (name, last) values ($1, $2) returning id'
const addUpdate = 'insert into plumbline.updates values ($1, $2, $3, $4)'
const addSnapshot = `
  with added as (
    insert into plumbline.snapshots (room, bytes, sum) values ($1, $2, $3) returning id
  )
  update plumbline.rooms set snapshot = (select id from added) where id = $1`

/** `isThere`: a database that no relay has been in is none of ours, and stays as it is. */
async function withPostgres<T>(
  url: string,
  run: (client: pg.Client, storeId: string) => Promise<T>,
  isThere = false,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience })
  try {
    await client.connect().catch((error: unknown) => Promise.reject(cannotBeUsed(url, error)))
    const known = await client.query("select to_regclass('plumbline.meta') is not null as known")
    if (isThere && known.rows[0]?.known !== true)
      throw cannotBeUsed(url, new Error('no relay has kept anything there'))
    return await run(client, await preparePostgres(client, randomBytes(12).toString('base64url')))
  } finally {
    await client.end().catch(() => {})
  }
}
