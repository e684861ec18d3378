// One plan out of a copy, into a store that no relay has open: its rooms in place of those that are there, all of it or nothing.

import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { keepsPresentAccess } from './restored-access.ts'
import { prepareSchema } from './sqlite-schema.ts'

/** `copy`: brought up to this version. Answers how many rooms the plan has. */
export function putPlanInSqlite(store: string, copy: string, plan: string): number {
  const db = new DatabaseSync(store)
  try {
    prepareSchema(db, randomBytes(12).toString('base64url'))
    db.exec('pragma synchronous = full')
    db.prepare('attach database ? as copy').run(copy)
    db.exec('begin immediate')
    // A slash follows on a full stop: all names that begin with the plan and a full stop.
    const names = [`${plan}.`, `${plan}/`] as const
    const ours = '(select id from main.rooms where name >= ? and name < ?)'
    for (const table of ['updates', 'snapshots'])
      db.prepare(`delete from main.${table} where room in ${ours}`).run(...names)
    db.prepare('delete from main.rooms where name >= ? and name < ?').run(...names)
    db.prepare('insert or replace into main.plans select * from copy.plans where plan = ?').run(plan)
    const access = 'select text from main.accesses where plan = ?'
    const present = db.prepare(access).get(plan)?.['text']
    if (!keepsPresentAccess(typeof present === 'string' ? present : undefined))
      db.prepare(replaceAccess).run(plan)
    const rooms = db.prepare('select id, name, snapshot from copy.rooms where name >= ? and name < ?')
    const found = rooms.all(...names)
    for (const { id, name, snapshot } of found) putRoom(db, Number(id), String(name), Number(snapshot))
    db.exec('commit')
    return found.length
  } finally {
    db.close()
  }
}

/** With a version of its own: whoever has read the one before must not write over it. */
const replaceAccess = `
  insert into main.accesses select plan, version, text from copy.accesses where plan = ?
  on conflict (plan) do update set version = main.accesses.version + 1, text = excluded.text`

function putRoom(db: DatabaseSync, from: number, name: string, snapshot: number): void {
  const room = db.prepare('insert into main.rooms (name) values (?)').run(name).lastInsertRowid
  db.prepare(
    'insert into main.updates (room, bytes, sum) select ?, bytes, sum from copy.updates where room = ? order by sequence',
  ).run(room, from)
  if (snapshot === 0) return
  const taken = db
    .prepare(
      'insert into main.snapshots (room, bytes, sum) select ?, bytes, sum from copy.snapshots where id = ?',
    )
    .run(room, snapshot)
  db.prepare('update main.rooms set snapshot = ? where id = ?').run(taken.lastInsertRowid, room)
}
