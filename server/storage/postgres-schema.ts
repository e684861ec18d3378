// The tables of the shared store. Rows are numbered room by room under the room's lock, so that whoever has seen row n has
// seen, or can ask for, every row before it: a sequence of Postgres itself shows later rows before earlier ones.

import type { Client } from 'pg'

/** A newer one is refused, an older one is brought up here. */
const schemaVersion = 2

const tables = `
  create table plumbline.meta (key text primary key, value text not null);
  create table plumbline.plans (plan text primary key, epoch text not null);
  create table plumbline.rooms (
    id bigint generated always as identity primary key, name text not null unique,
    snapshot bigint not null default 0, through bigint not null default 0, last bigint not null
  );
  create table plumbline.updates (
    room bigint not null, sequence bigint not null, bytes bytea not null, sum bigint not null,
    primary key (room, sequence)
  );
  create table plumbline.snapshots (
    id bigint generated always as identity primary key,
    room bigint not null, bytes bytea not null, sum bigint not null, replaced_at bigint
  );
  create index snapshots_of_room on plumbline.snapshots (room, id);
`

/** Since version 2. */
const accesses =
  'create table plumbline.accesses (plan text primary key, version bigint not null, text text not null)'

/** Any number: who prepares the tables at the same time waits here for the other. */
const preparing = 4_747

/** The store's id. Throws in words where a newer Plumbline has been here. */
export async function preparePostgres(client: Client, newStoreId: string): Promise<string> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [preparing])
  const known = await client.query("select to_regclass('plumbline.meta') is not null as known")
  if (known.rows[0]?.known !== true) {
    await client.query('create schema if not exists plumbline')
    await client.query(tables)
    await client.query("insert into plumbline.meta values ('store', $1), ('version', '1')", [newStoreId])
  }
  const { rows } = await client.query<{ key: string; value: string }>('select key, value from plumbline.meta')
  const meta = new Map(rows.map(({ key, value }) => [key, value]))
  if (meta.get('version') === '1') {
    await client.query(accesses)
    await client.query("update plumbline.meta set value = $1 where key = 'version'", [String(schemaVersion)])
    meta.set('version', String(schemaVersion))
  }
  await client.query('commit')
  if (Number(meta.get('version')) > schemaVersion) {
    throw new Error(`this store was written by a newer Plumbline (its version is ${meta.get('version')})`)
  }
  return meta.get('store') ?? ''
}
