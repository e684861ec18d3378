/** Opens a plan from this device: its documents first, then what listens to the relay. */

import { randomBytes } from '../../shared/base/id.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import type { Clock } from './clock.svelte.ts'
import { DeviceKeeper } from './device-keeper.svelte.ts'
import { deviceSigner } from './device-key.ts'
import { afterPaint } from './after-paint.ts'
import { foldingCode } from './folding-code.ts'
import { LivePlan } from './live-plan.svelte.ts'
import type { LivePlanOptions } from './live-plan-options.ts'
import type { DeviceDatabase, PlanRow } from './offline/database.ts'
import { planOfTables, readTables } from './offline/kept-tables.ts'
import { takeUp } from './offline/said-since.ts'
import { splitPath } from './rooms-of-plan.ts'
import { relayAddress } from './relay-address.ts'
import { PlanRole } from './plan-role.svelte.ts'
import { OpenAccess } from './open-access.ts'
import { unkept } from './unkept.ts'
import { inSteps } from './when-idle.ts'
import type { OpenTrouble } from './workbench.ts'

export interface OpenedPlan {
  readonly plan: LivePlan
  readonly keeper: DeviceKeeper
  readonly stopKeeping: () => void
}

export async function openLivePlan(
  database: DeviceDatabase,
  clock: Clock,
  path: string,
  row: PlanRow | undefined,
  painted?: Promise<void>,
): Promise<Result<OpenedPlan, OpenTrouble>> {
  const docs = openDocs(row?.ledgers)
  const beside = Promise.all([
    takeUp(database, path, foldingCode, row?.settled, clock.exact()),
    database.undos.get(path).catch(() => undefined),
    // Before any document: what is read of those then is no older.
    readTables(database, path, foldingCode),
  ])
  try {
    const signer = await deviceSigner(database)
    const relay = relayAddress()
    const role = new PlanRole({ database, path, plan: splitPath(path).plan, signer, row })
    const access = relay === undefined ? undefined : new OpenAccess(role, path, relay)
    const keeper = new DeviceKeeper({
      database,
      path,
      docs,
      clock,
      relay,
      signer,
      role,
      row,
      unkept: unkept.get(path),
    })
    await keeper.load()
    const [taken, stacks, tables] = await beside
    await painted
    // An untouched sample may give way to another at once: it is small, and asked for all its entries.
    const since = row?.sample === undefined ? taken?.since : undefined
    const away = keeper.ledgers.leave(row?.sample === undefined ? (taken?.unread ?? 0) : 0)
    if (since === undefined) await keeper.whole()
    const options = {
      id: splitPath(path).plan,
      docs,
      signer,
      keeper,
      clock,
      random: randomBytes,
      asked: row?.asked ?? false,
      ...(row && { lastLooked: row.openedAt }),
      ...(stacks && { stacks: stacks.stack }),
      kept: taken?.kept,
      access,
    }
    const tabled = since && taken && planOfTables(tables, taken.kept)
    const { plan, isTaken } = await standing(
      keeper,
      (from) => new LivePlan({ ...options, ...from, ...(from.since && { shown: tabled }) }),
      { since, away },
    )
    access?.takeUp(plan, keeper)
    // The plan is on the screen before what is left of it is read.
    let isStopped = false
    void afterPaint().then(() =>
      inSteps(
        readingRest(database, path, plan, keeper, () => isStopped),
        () => {},
      ),
    )
    let stop = (): void => {}
    void afterPaint()
      .then(() => import('./keep-for-next.ts'))
      .then(({ keepForNext }) => {
        if (isStopped) return
        stop = keepForNext(database, path, { plan, keeper }, isTaken ? taken : undefined, tabled)
      })
      .catch(() => undefined)
    const stopKeeping = (): void => {
      isStopped = true
      stop()
      access?.close()
    }
    return ok({ plan, keeper, stopKeeping })
  } catch (error) {
    closeDocs(docs)
    return err({ type: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** Documents that cannot be read after all are not hidden behind what was kept: without it the next opening says so. */
function* readingRest(
  database: DeviceDatabase,
  path: string,
  plan: LivePlan,
  keeper: DeviceKeeper,
  isStopped: () => boolean,
): Generator<void, void> {
  try {
    for (const read of [() => keeper.fill(), () => plan.reader]) {
      if (isStopped()) return
      read()
      yield
    }
  } catch {
    void database.assembled.delete(path).finally(() => location.reload())
    return
  }
  if (!isStopped()) void keeper.whole()
}

type From = Pick<LivePlanOptions, 'since' | 'away'>

/** On what was kept of its ledgers; where what came since does not go with that, on all that they hold. */
async function standing(
  keeper: DeviceKeeper,
  make: (from: From) => LivePlan,
  from: From,
): Promise<{ readonly plan: LivePlan; readonly isTaken: boolean }> {
  if (from.since !== undefined || (from.away?.length ?? 0) > 0) {
    try {
      return { plan: make(from), isTaken: true }
    } catch {
      await keeper.record()
    }
  }
  return { plan: make({}), isTaken: false }
}
