// The tables of the embedded store. Bytes carry a checksum, because a flipped bit inside a text still decodes.

import type { DatabaseSync } from 'node:sqlite'

/** In `user_version`; a newer one is refused, an older one is brought up here. */
export const schemaVersion = 3

const tables = `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table plans (plan text primary key, epoch text not null) strict, without rowid;
  create table rooms (id integer primary key, name text not null unique, snapshot integer not null default 0) strict;
  create table updates (
    sequence integer primary key autoincrement,
    room integer not null, bytes blob not null, sum integer not null
  ) strict;
  create index updates_of_room on updates (room, sequence);
  create table snapshots (
    id integer primary key autoincrement,
    room integer not null, bytes blob not null, sum integer not null, replaced_at integer
  ) strict;
  create index snapshots_of_room on snapshots (room, id);
`

/** Since version 2. What was compacted before then is older than every row that is asked for. */
const rowsInSnapshots = 'alter table rooms add column through integer not null default 0'

/** Since version 3. */
const accesses =
  'create table accesses (plan text primary key, version integer not null, text text not null) strict, without rowid'

export function prepareSchema(db: DatabaseSync, newStoreId: string): void {
  const version = Number(db.prepare('pragma user_version').get()?.['user_version'])
  if (version > schemaVersion) {
    throw new Error(`this store was written by a newer Plumbline (its version is ${version})`)
  }
  if (version === schemaVersion) return
  db.exec('begin immediate')
  if (version === 0) {
    db.exec(tables)
    db.prepare("insert into meta values ('store', ?)").run(newStoreId)
  }
  if (version < 2) db.exec(rowsInSnapshots)
  db.exec(accesses)
  db.exec(`pragma user_version = ${schemaVersion}`)
  db.exec('commit')
}
