// A generated plan as documents, written by forty devices: its records, what was reported, and on demand a check-in a week
// for every item over a quarter. Signed for real, so that verifying can be measured.
import * as Y from 'yjs'
import { addDays } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { instantOf } from '../../shared/base/instant.ts'
import type { JsonObject } from '../../shared/base/json.ts'
import { logOf, openDocs } from '../../shared/doc/plan-docs.ts'
import { deviceEntry, signChain } from '../../shared/doc/sign-chain.ts'
import { createWebCryptoSigner } from '../../shared/doc/sign.ts'
import { writeDocs } from '../../shared/doc/write-docs.ts'
import type { Write } from '../../shared/doc/write-docs.ts'
import { ownerRecord } from '../../shared/plan/baseline-rows.ts'
import type { Item } from '../../shared/plan/item.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { CheckIn } from '../../shared/plan/report.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import { createChance } from './chance.ts'

export interface GeneratedDocs {
  readonly charter: Uint8Array
  readonly work: Uint8Array
  readonly ledger: Uint8Array
  readonly entries: number
}

const deviceCount = 40
const weeks = 13
const zone = 'Europe/Berlin'

export async function generateDocs(plan: Plan, around: Day, everyWeek: boolean): Promise<GeneratedDocs> {
  const docs = openDocs()
  writeDocs(docs, 'nobody', [], recordsOf(plan))
  const entries = everyWeek ? weekly(plan, around) : reported(plan)
  for (let device = 0; device < deviceCount; device++) {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
    const signer = await createWebCryptoSigner(pair)
    const own = entries.filter((_, i) => i % deviceCount === device)
    const first = deviceEntry(
      `device-${device}`,
      signer,
      instantOf(addDays(around, -100), 0, zone),
      undefined,
    )
    const { raws } = await signChain([first, ...own], plan.id, signer, undefined)
    logOf(docs, signer.deviceId).push([...raws])
  }
  return {
    charter: Y.encodeStateAsUpdate(docs.charter),
    work: Y.encodeStateAsUpdate(docs.work),
    ledger: Y.encodeStateAsUpdate(docs.ledger),
    entries: entries.length + deviceCount,
  }
}

export function recordsOf(plan: Plan): Write[] {
  const { settings } = plan
  const record = (kind: Write['kind'], id: string, fields: object): Write => ({
    type: 'record',
    kind,
    id,
    record: fields as JsonObject,
  })
  return [
    record('plan', 'plan', { name: settings.name, currency: settings.currency, timeZone: settings.timeZone }),
    ...plan.departments.list.map(({ id, name }) => record('department', id, { name })),
    ...plan.people.list.map(({ id, name, departmentId }) =>
      record('person', id, { name, department: departmentId }),
    ),
    ...plan.kpis.list.map(({ id, name, unit }) => record('kpi', id, { name, unit })),
    ...plan.objectives.list.map(({ id, title }) => record('objective', id, { title })),
    ...plan.keyResults.list.map(({ id, objectiveId, kpiId, startDay, startValue, targetDay, targetValue }) =>
      record('keyResult', id, {
        objective: objectiveId,
        kpi: kpiId,
        startDay,
        startValue,
        targetDay,
        targetValue,
      }),
    ),
    ...plan.items.list.map((item) => record('item', item.id, itemFields(item))),
    ...plan.links.list.map(({ id, from, to, type, lag }) => record('link', id, { from, to, type, lag })),
  ]
}

function itemFields(item: Item): object {
  const { title, type, parentId, order, owner, departmentId, contributes } = item
  const { start, finish, duration, effort, budget, createdAt } = item
  const place = {
    title,
    type,
    parent: parentId,
    order,
    owner: owner && ownerRecord(owner),
    department: departmentId,
  }
  return { contributes, start, finish, duration, effort, budget, createdAt, ...place }
}

export function reported({ reports }: Plan): SourceEntry[] {
  return reports.list.flatMap(({ checkIns, bookings }) => [
    ...checkIns.map(({ itemId, status, actualStart, actualFinish, percent, ...said }) =>
      entryOf('checkIn', said, { item: itemId, status, actualStart, actualFinish, percent }),
    ),
    ...bookings.map(({ itemId, measure, amount, day, ...said }) =>
      entryOf('booking', said, { item: itemId, measure, amount, day }),
    ),
  ])
}

function entryOf(
  kind: string,
  { id, at, by }: Pick<CheckIn, 'id' | 'at' | 'by'>,
  body: JsonObject,
): SourceEntry {
  return by === undefined ? { id, kind, at, body } : { id, kind, at, by, body }
}

export function weekly({ items }: Plan, around: Day): SourceEntry[] {
  const chance = createChance(7)
  const entries: SourceEntry[] = []
  for (const { id: item, owner } of items.list) {
    let before: string | undefined
    for (let week = weeks; week > 0; week--) {
      const id = chance.id()
      const at = instantOf(addDays(around, -7 * week), 480 + chance.below(500), zone)
      const by = owner?.type === 'person' ? { by: owner.id } : {}
      const body = { item, status: 'on track', percent: (weeks - week) * 5 }
      entries.push({ id, kind: 'checkIn', at, ...by, ...(before !== undefined && { seen: [before] }), body })
      before = id
    }
  }
  return entries
}
