/** Opens a plan from this device: its documents first, then what listens to the relay. */

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
import { splitPath } from './rooms-of-plan.ts'
import { unkept } from './seed-plan.ts'
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
): Promise<Result<OpenedPlan, OpenTrouble>> {
  const docs = openDocs()
  // Read beside the documents, which are far larger.
  const beside = Promise.all([
    database.kept.get(path).catch(() => undefined),
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
    })
    await keeper.load()
    const [kept, stacks] = await beside
    const folded = kept?.plan.code === foldingCode ? kept.plan : undefined
    const plan = new LivePlan({
      id: splitPath(path).plan,
      docs,
      signer,
      keeper,
      clock,
      random: randomBytes,
      asked: row?.asked ?? false,
      ...(row && { lastLooked: row.openedAt }),
      ...(stacks && { stacks: stacks.stack }),
      kept: folded,
    })
    const stopKeeping = keepFolded(plan, folded, (latest) => database.kept.put({ path, plan: latest }))
    return ok({ plan, keeper, stopKeeping })
  } catch (error) {
    closeDocs(docs)
    return err({ type: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** The relay that served this page; none where the page came from elsewhere. */
function relayAddress(): string | undefined {
  if (!location.protocol.startsWith('http')) return undefined
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath}`
}
