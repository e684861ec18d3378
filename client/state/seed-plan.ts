/** Makes a new plan on this device: written once, by its creator, and durable before anybody is led to it. */

import * as Y from 'yjs'
import { createId, createPlanId, randomBytes } from '../../shared/base/id.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import { seedDocs } from '../../shared/doc/seed.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { deviceSigner } from './device-key.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { PlanStore } from './offline/plan-store.ts'
import { roomsOfPlan } from './rooms-of-plan.ts'
import { unkept } from './unkept.ts'

const firstEpoch = '1'

/** The path of the new plan, under an id of its own whatever the source's. */
export async function seedPlan(database: DeviceDatabase, now: Instant, from: PlanSource): Promise<string> {
  const source = { ...from, id: createPlanId(randomBytes) }
  const path = `${source.id}.${firstEpoch}`
  const docs = openDocs()
  const signer = await deviceSigner(database)
  const head = await seedDocs(docs, source, { signer }, { now, newId: () => createId(randomBytes) })
  const store = new PlanStore(database, path, { changed: () => {} })
  for (const { room, doc } of roomsOfPlan(path, docs)) store.push(room, Y.encodeStateAsUpdate(doc), false)
  store.keep({ head })
  await store.flush()
  if (store.state.trouble) {
    unkept.set(
      path,
      new Map(roomsOfPlan(path, docs).map(({ room, doc }) => [room, [Y.encodeStateAsUpdate(doc)]])),
    )
  }
  closeDocs(docs)
  return path
}
