/**
 * What came into the ledgers since they were folded, read without them: the rows written since are few and small. And which
 * of the ledgers need not be read at all.
 */

import type { Instant } from '../../../shared/base/instant.ts'
import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import { decodeCut, valuesBeyond } from '../../../shared/doc/ledger-cut.ts'
import type { DeviceDatabase, PlanRow } from './database.ts'

export interface TakenUp {
  readonly kept: KeptPlan
  /** The entries beyond it; undefined where only the whole ledger says. */
  readonly since: readonly unknown[] | undefined
  /**
   * So many ledgers, from the oldest on, are folded whole, and what they hold is at the relay, which takes nothing more into
   * them: they are read when somebody asks.
   */
  readonly unread: number
}

/** Bytes; with more it is no quicker. */
const most = 500_000

/**
 * A relay may lose what it had (a plan that is restored from an older copy): so long after it was seen whole there, in ms, a
 * closed ledger is compared again.
 */
const settledFor = 7 * 24 * 3_600_000

/** Undefined where nothing was kept, or by another program than `code`. */
export async function takeUp(
  database: DeviceDatabase,
  path: string,
  code: string,
  settled: PlanRow['settled'] = [],
  now: Instant = 0,
): Promise<TakenUp | undefined> {
  const row = await database.kept.get(path).catch(() => undefined)
  if (row?.plan.code !== code) return undefined
  const { plan: kept, upTo } = row
  const cut = decodeCut(kept.cut)
  if (upTo === undefined || !cut) return { kept, since: undefined, unread: 0 }
  const rows = await database.updates
    .where('key')
    .above(upTo)
    .filter(({ room }) => room.startsWith(`${path}.ledger.`))
    .toArray()
    .catch(() => undefined)
  const isLittle = rows !== undefined && rows.reduce((sum, { bytes }) => sum + bytes.length, 0) < most
  const since = isLittle
    ? valuesBeyond(
        rows.map(({ bytes }) => bytes),
        cut,
      )
    : undefined
  return { kept, since, unread: await unreadOf(database, path, settled, kept, upTo, now).catch(() => 0) }
}

async function unreadOf(
  database: DeviceDatabase,
  path: string,
  settled: NonNullable<PlanRow['settled']>,
  { closed }: KeptPlan,
  upTo: number,
  now: Instant,
): Promise<number> {
  let unread = 0
  for (const each of settled.slice(0, closed.length)) {
    if (!each || now - each.at > settledFor) break
    if ((await lastKeyIn(database, `${path}.ledger.${unread}`)) > Math.min(each.key, upTo)) break
    unread++
  }
  return unread
}

/** The key of a room's last row; 0 where it has none. */
export async function lastKeyIn({ updates }: DeviceDatabase, room: string): Promise<number> {
  return (await updates.where('room').equals(room).primaryKeys()).at(-1) ?? 0
}
