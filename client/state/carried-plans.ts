/** Plans that go from device to device as files: what is held is written out, what comes joins it. */

import { must } from '../../shared/base/assert.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import type { NotCarried } from './carried.ts'
import { readCarried, takeInto, writeCarried } from './carried-plan.ts'
import type { CarriedPlan } from './carried-plan.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { PlanStore } from './offline/plan-store.ts'
import type { OpenedPlan } from './open-live-plan.ts'
import { roomsOfPlan, splitPath } from './rooms-of-plan.ts'

export type Open = Pick<OpenedPlan, 'plan' | 'keeper'> & { readonly path: string }

export async function carriedText({ path, plan, keeper }: Open): Promise<string> {
  await keeper.record()
  return writeCarried(path, plan.plan.settings.name, plan.reader.docs)
}

export async function lookAtCarried(
  database: DeviceDatabase,
  text: string,
): Promise<Result<CarriedPlan & { readonly known: boolean }, NotCarried>> {
  const read = readCarried(text)
  if (!read.ok) return read
  const { path } = read.value
  const { plan } = splitPath(path)
  const here = await database.plans.filter((row) => splitPath(row.path).plan === plan).toArray()
  const same = here.find((row) => row.path === path)
  if (same?.movedTo !== undefined || (!same && here.length > 0)) return err('otherEpoch')
  return ok({ ...read.value, known: same !== undefined })
}

/** The path at which it stands then; the plan in front takes it in at once. */
export async function takeCarried(
  database: DeviceDatabase,
  text: string,
  open: Open | undefined,
): Promise<Result<string, NotCarried>> {
  const carried = await lookAtCarried(database, text)
  if (!carried.ok) return carried
  const { path, name, documents, closed } = carried.value
  const ledgers = closed.length + 1
  if (open?.path === path) {
    await open.keeper.record()
    await open.keeper.ledgers.open(ledgers)
    takeInto(open.plan.reader.docs, carried.value)
    await open.keeper.store.flush()
    return ok(path)
  }
  const store = new PlanStore(database, path, { changed: () => {} })
  const docs = openDocs(ledgers)
  const older = closed.values()
  for (const { room, type, isClosed } of roomsOfPlan(path, docs))
    store.push(room, must(isClosed ? older.next().value : documents.get(type)), false)
  closeDocs(docs)
  await store.flush()
  await keepLedgers(database, path, name, ledgers)
  return store.state.trouble ? err('not kept') : ok(path)
}

/** So that it opens with all of them, before any relay has said so. */
async function keepLedgers(
  database: DeviceDatabase,
  path: string,
  name: string,
  ledgers: number,
): Promise<void> {
  const { plans } = database
  await database
    .transaction('rw', plans, async () => {
      const at = Date.now()
      const known = await plans.get(path)
      const row = known ?? { path, name, createdAt: at, openedAt: at, asked: false, local: false }
      if (ledgers > (known?.ledgers ?? 1)) await plans.put({ ...row, ledgers })
    })
    .catch(() => undefined)
}
