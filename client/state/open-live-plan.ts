/** Opens a plan from this device: its documents first, then what listens to the relay. */

import { must } from '../../shared/base/assert.ts'
import { randomBytes } from '../../shared/base/id.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import { syncPath } from '../../shared/wire/room-name.ts'
import type { Clock } from './clock.svelte.ts'
import { DeviceKeeper } from './device-keeper.svelte.ts'
import { deviceSigner } from './device-key.ts'
import { foldingCode, keepFolded } from './keep-folded.ts'
import { LivePlan } from './live-plan.svelte.ts'
import type { DeviceDatabase, PlanRow } from './offline/database.ts'
import { takeUp } from './offline/said-since.ts'
import { roomsOfPlan, splitPath } from './rooms-of-plan.ts'
import { unkept } from './unkept.ts'
import { whenIdle } from './when-idle.ts'
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
  shown?: Promise<void>,
): Promise<Result<OpenedPlan, OpenTrouble>> {
  const docs = openDocs()
  const ledger = must(roomsOfPlan(path, docs).find(({ type }) => type === 'ledger')).room
  const beside = Promise.all([
    takeUp(database, path, ledger, foldingCode),
    database.undos.get(path).catch(() => undefined),
  ])
  try {
    const signer = await deviceSigner(database)
    const keeper = new DeviceKeeper({
      database,
      path,
      docs,
      clock,
      relay: relayAddress(),
      signer,
      row,
      unkept: unkept.get(path),
      shown,
    })
    await keeper.load()
    const [taken, stacks] = await beside
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
    }
    const plan = await standing(keeper, (from) => new LivePlan({ ...options, since: from }), since)
    // The plan is on the screen before its ledger is read.
    whenIdle(() => (void keeper.whole(), true))
    const stopKeeping = keepFolded(plan, taken?.since && taken.kept, {
      lastWritten: () => keeper.lastWritten(ledger),
      put: (latest, upTo) => database.kept.put({ path, plan: latest, upTo }),
    })
    return ok({ plan, keeper, stopKeeping })
  } catch (error) {
    closeDocs(docs)
    return err({ type: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
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

/** The relay that served this page; none where the page came from elsewhere. */
function relayAddress(): string | undefined {
  if (!location.protocol.startsWith('http')) return undefined
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath}`
}
