// What a program beside the relay keeps between its runs: the key that makes it one device, and whom it told what. One small
// SQLite file that only its user may read; two runs never hold it at once.

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createNobleSigner, loadCurve, type Signer } from '../../../shared/doc/sign.ts'
import type { Told } from '../../../shared/engine/asks/reminders.ts'

/** What was told so long ago is forgotten: it is asked anew under another name long before. In ms. */
const forgetAfter = 400 * 24 * 3_600_000

export class ProgramMemory {
  readonly #db: DatabaseSync

  /** Throws a sentence where another run holds it, or it cannot be written. */
  constructor(folder: string) {
    const file = join(folder, 'reminders.sqlite')
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      this.#db = new DatabaseSync(file)
      this.#db.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; pragma synchronous = full')
      this.#db.exec(`
        create table if not exists kept (name text primary key, value blob not null) strict;
        create table if not exists told (
          plan text not null, person text not null, key text not null, at integer not null,
          primary key (plan, person, key)
        ) strict, without rowid;
      `)
      this.#db.prepare('delete from told where at < ?').run(Date.now() - forgetAfter)
      chmodSync(file, 0o600)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(
        /locked|busy/.test(why)
          ? `Another run is at work in ${folder}. Let it end.`
          : `${file} cannot be written: ${why}. --keep names another folder.`,
        { cause: error },
      )
    }
  }

  async signer(): Promise<Signer> {
    const kept = this.#db.prepare("select value from kept where name = 'key'").get()?.['value']
    const secret = kept instanceof Uint8Array ? kept : randomBytes(32)
    this.#db.prepare("insert or ignore into kept values ('key', ?)").run(secret)
    return createNobleSigner(secret, await loadCurve())
  }

  /** Random, made once: for what is handed out by a link alone. */
  secretFor(what: string): Buffer {
    const name = `secret ${what}`
    const made = this.#db.prepare('insert or ignore into kept values (?, ?)')
    made.run(name, randomBytes(16))
    return Buffer.from(
      this.#db.prepare('select value from kept where name = ?').get(name)?.['value'] as Uint8Array,
    )
  }

  /** Names of the files that were written for a plan. */
  calendarsOf(plan: string): readonly string[] {
    const kept = this.#db.prepare('select value from kept where name = ?').get(`calendars ${plan}`)?.['value']
    return kept instanceof Uint8Array ? Buffer.from(kept).toString().split('\n') : []
  }

  keepCalendars(plan: string, names: readonly string[]): void {
    const put = this.#db.prepare('insert or replace into kept values (?, ?)')
    put.run(`calendars ${plan}`, Buffer.from(names.join('\n')))
  }

  told(plan: string, person: string): Told {
    const rows = this.#db.prepare('select key, at from told where plan = ? and person = ?').all(plan, person)
    const lastAt = Math.max(...rows.map(({ at }) => Number(at)))
    return {
      keys: new Set(rows.map(({ key }) => String(key))),
      lastAt: rows.length === 0 ? undefined : lastAt,
    }
  }

  /** All of it or nothing. */
  tell(plan: string, person: string, keys: readonly string[], at: number): void {
    const put = this.#db.prepare('insert or replace into told values (?, ?, ?, ?)')
    this.#db.exec('begin')
    for (const key of keys) put.run(plan, person, key, at)
    this.#db.exec('commit')
  }

  close(): void {
    this.#db.close()
  }
}
