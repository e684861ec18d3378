// Takes every plan of a store into a new epoch: its rooms get other names, and the old ones close with 4409. Nothing that a
// device still holds of the epoch before can merge with what is stored then.

import { randomInt } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { prepareSchema } from './sqlite-schema.ts'

/**
 * As links write it, up to nine digits. By chance and not by counting: an epoch that a plan has had would come again with an older
 * copy, and let its devices bring everything back.
 */
const newEpoch = (): string => String(randomInt(2, 1_000_000_000))

/** A copy of an older version becomes one of this one. */
export function bringUp(path: string): void {
  const db = new DatabaseSync(path)
  try {
    prepareSchema(db, newEpoch())
  } finally {
    db.close()
  }
}

/** In a file of this version that no relay has open. `only`: this plan. Answers their number. */
export function rewindSqlite(path: string, only?: string): number {
  const db = new DatabaseSync(path)
  try {
    db.exec('begin immediate')
    const raise = db.prepare('update plans set epoch = ? where plan = ?')
    // A slash follows on a full stop: all names that begin with the plan, its epoch and a full stop.
    const rename = db.prepare('update rooms set name = ? || substr(name, ?) where name >= ? and name < ?')
    const all = db.prepare('select plan, epoch from plans').all()
    const plans = all.filter(({ plan }) => only === undefined || plan === only)
    for (const { plan, epoch } of plans) {
      const [next, before] = [newEpoch(), `${String(plan)}.${String(epoch)}`]
      raise.run(next, String(plan))
      rename.run(`${String(plan)}.${next}`, before.length + 1, `${before}.`, `${before}/`)
    }
    db.exec('commit')
    return plans.length
  } finally {
    db.close()
  }
}

/** True where a plan (or `only` this one) is in another epoch in the copy than in the store. */
export function isOfOtherEpoch(
  copy: ReadonlyMap<string, string>,
  store: ReadonlyMap<string, string>,
  only?: string,
): boolean {
  return [...store].some(
    ([plan, epoch]) => (only === undefined || plan === only) && (copy.get(plan) ?? epoch) !== epoch,
  )
}

export function epochsIn(path: string): ReadonlyMap<string, string> {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    const rows = db.prepare('select plan, epoch from plans').all()
    return new Map(rows.map(({ plan, epoch }) => [String(plan), String(epoch)]))
  } finally {
    db.close()
  }
}
