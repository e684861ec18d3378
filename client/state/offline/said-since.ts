/** What came into the ledgers since they were folded, read without them: the rows written since are few and small. */

import type { KeptPlan } from '../../../shared/doc/kept-plan.ts'
import { decodeCut, valuesBeyond } from '../../../shared/doc/ledger-cut.ts'
import type { DeviceDatabase } from './database.ts'

export interface TakenUp {
  readonly kept: KeptPlan
  /** The entries beyond it; undefined where only the whole ledger says. */
  readonly since: readonly unknown[] | undefined
}

/** Bytes; with more it is no quicker. */
const most = 500_000

/** Undefined where nothing was kept, or by another program than `code`. */
export async function takeUp(
  database: DeviceDatabase,
  path: string,
  code: string,
): Promise<TakenUp | undefined> {
  const row = await database.kept.get(path).catch(() => undefined)
  if (row?.plan.code !== code) return undefined
  const { plan: kept, upTo } = row
  const cut = decodeCut(kept.cut)
  if (upTo === undefined || !cut) return { kept, since: undefined }
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
  return { kept, since }
}
