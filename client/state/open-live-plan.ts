/** Opens a plan from this device: its documents first, then what listens to the relay. */

import { randomBytes } from '../../shared/base/id.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Clock } from './clock.svelte.ts'
import { DeviceKeeper } from './device-keeper.svelte.ts'
import { deviceSigner } from './device-key.ts'
import { afterPaint } from './after-paint.ts'
import { foldingCode, keepFolded } from './keep-folded.ts'
import { keepTables, standingFold } from './keep-tables.ts'
import { LivePlan } from './live-plan.svelte.ts'
import type { DeviceDatabase, PlanRow } from './offline/database.ts'
import { lastKeyOf, planOfTables, putTables, readTables } from './offline/kept-tables.ts'
import type { TakenUp } from './offline/said-since.ts'
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
    takeUp(database, path, foldingCode),
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
    const plan = await standing(
      keeper,
      (from) => new LivePlan({ ...options, since: from, ...(from && { shown: tabled }) }),
      since,
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
    const stop = keepForNext(database, path, { plan, keeper }, taken, tabled)
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

/** In idle time, until the returned function is called. */
function keepForNext(
  database: DeviceDatabase,
  path: string,
  { plan, keeper: { store, lines } }: Pick<OpenedPlan, 'plan' | 'keeper'>,
  taken: TakenUp | undefined,
  tabled: Plan | undefined,
): () => void {
  let fold = taken && standingFold(taken.kept)
  // Once: two tabs that both lead, for want of locks, would fold for each other's sake for ever.
  let lost: 'never' | 'now' | 'once' = 'never'
  const leads = (): boolean => lines.leads
  const stopFolding = keepFolded(plan, taken?.since && taken.kept, {
    leads,
    isLost: () => lost === 'now',
    lastWritten: () => store.lastSaid(),
    put: async (latest, upTo) => {
      await database.kept.put({ path, plan: latest, upTo })
      fold = standingFold(latest)
      if (lost === 'now') lost = 'once'
    },
  })
  const stopTabling = keepTables(plan, tabled, {
    leads,
    fold: () => fold,
    lastWritten: async () => {
      await store.flush()
      return lastKeyOf(database, path)
    },
    isWritten: () => store.state.queued === 0,
    put: async (row) => {
      const put = await putTables(database, { path, ...row })
      if (put === 'another fold') {
        fold = undefined
        if (lost === 'never') lost = 'now'
      }
      return put === 'kept'
    },
  })
  return () => {
    stopFolding()
    stopTabling()
  }
}

/** On what was kept of its ledger; where what came since does not go with that, on the whole ledger. */
async function standing(
  keeper: DeviceKeeper,
  make: (since: readonly unknown[] | undefined) => LivePlan,
  since: readonly unknown[] | undefined,
): Promise<LivePlan> {
  if (since !== undefined) {
    try {
      return make(since)
    } catch {
      await keeper.whole()
    }
  }
  return make(undefined)
}
