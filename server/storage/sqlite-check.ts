// Reads a store of SQLite from end to end, beside a relay that is running or from a copy, and says of each room whether all
// of it can still be read. It changes nothing.

import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { readUpdate } from '../../shared/wire/read-update.ts'
import { schemaVersion } from './sqlite-schema.ts'

export interface RoomCheck {
  readonly room: string
  /** Of the snapshot and of all updates since. */
  readonly bytes: number
  readonly trouble: string | undefined
}

/** Throws in words where the file is no store at all. */
export function* checkSqlite(path: string): Generator<RoomCheck> {
  if (!existsSync(path)) throw new Error(`There is no store at ${path}.`)
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    db.exec('begin')
    const version = versionOf(db, path)
    if (version > schemaVersion) throw new Error(`${path} was written by a newer Plumbline.`)
    const parts = partsReader(db)
    for (const { id, name, snapshot } of db.prepare('select id, name, snapshot from rooms').iterate())
      yield checkRoom(String(name), Number(snapshot), parts(Number(id), Number(snapshot)))
  } finally {
    db.close()
  }
}

type Part = Readonly<Record<string, unknown>>

function versionOf(db: DatabaseSync, path: string): number {
  try {
    const damage = db.prepare('pragma quick_check(1)').get()?.['quick_check']
    if (damage !== 'ok') throw new Error(String(damage))
    const version = Number(db.prepare('pragma user_version').get()?.['user_version'])
    if (version === 0) throw new Error('it has none of the tables')
    return version
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${path} cannot be read as a store: ${why}.`, { cause: error })
  }
}

function partsReader(db: DatabaseSync): (room: number, snapshot: number) => readonly Part[] {
  const snapshots = db.prepare('select bytes, sum from snapshots where id = ?')
  const updates = db.prepare('select bytes, sum from updates where room = ? order by sequence')
  return (room, snapshot) => [...snapshots.all(snapshot), ...updates.all(room)]
}

function checkRoom(room: string, snapshot: number, parts: readonly Part[]): RoomCheck {
  let bytes = 0
  let trouble = snapshot !== 0 && parts.length === 0 ? 'its snapshot is missing' : undefined
  for (const part of parts) {
    const content = part['bytes']
    if (!(content instanceof Uint8Array)) continue
    bytes += content.length
    if (crc32(content) !== part['sum']) trouble ??= 'bytes do not have their checksum'
    else if (readUpdate(content) === undefined) trouble ??= 'an update does not decode'
  }
  return { room, bytes, trouble }
}
