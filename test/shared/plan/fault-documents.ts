/**
 * A fault plan's `documents`: what becomes of the documents after the plan was written into them. A file cannot say this,
 * since it is checked before it is read.
 *
 *     {"charter": "person.records", "key": "ann", "holds": "no json"}      something else stands there; null: nothing
 *     {"ledger": "altered", "entry": "c2", "body": {…}}                    says this under its old signature
 *     {"ledger": "newer", "entry": "c2"}                                   is of the version after this one
 *     {"ledger": "lost", "entry": "c1"}                                    has not come; `device` is the device's key
 */

import { z } from 'zod'
import { must } from '../../../shared/base/assert.ts'
import { hashText } from '../../../shared/base/hash.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { encodeEntry, entryParts, entryVersion, envelopeText } from '../../../shared/doc/entry.ts'
import type { Envelope } from '../../../shared/doc/entry.ts'
import { logOf, openDocs } from '../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { seedDocs } from '../../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../../shared/doc/sign.ts'
import { sourceOfFile } from '../../../shared/exchange/plan-file.ts'
import type { PlanFile } from '../../../shared/exchange/plan-file.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'

export const Mishap = z.union([
  z.strictObject({ charter: z.string(), key: z.string(), holds: z.json() }),
  z.strictObject({ work: z.string(), key: z.string(), holds: z.json() }),
  z.strictObject({ ledger: z.literal('altered'), entry: z.string(), body: z.record(z.string(), z.json()) }),
  z.strictObject({ ledger: z.enum(['newer', 'lost']), entry: z.string() }),
])

const secret = new TextEncoder().encode(hashText('the device that writes fault plans')).slice(0, 32)

/** The plan that these documents give, with the device that wrote them called `device`. */
export async function planOfDocuments(
  file: PlanFile,
  mishaps: readonly z.infer<typeof Mishap>[],
): Promise<Plan> {
  const docs = openDocs()
  const signer = createNobleSigner(secret, await loadCurve())
  const source = sourceOfFile(file)
  await seedDocs(docs, source, { signer }, { now: 0, newId: () => 'device' })
  for (const mishap of mishaps) befall(docs, signer.deviceId, mishap)
  const reader = openReader(docs, source.id)
  reader.verify()
  const plan = assemblePlan(reader.source)
  const named = plan.faults.map((fault) =>
    fault.id === signer.deviceId ? { ...fault, id: 'device' } : fault,
  )
  return { ...plan, faults: named }
}

function befall(docs: PlanDocs, device: string, mishap: z.infer<typeof Mishap>): void {
  if ('ledger' in mishap) befallEntry(docs, device, mishap)
  else {
    const map = 'charter' in mishap ? docs.charter.getMap(mishap.charter) : docs.work.getMap(mishap.work)
    if (mishap.holds === null) map.delete(mishap.key)
    else map.set(mishap.key, mishap.holds)
  }
}

function befallEntry(
  docs: PlanDocs,
  device: string,
  mishap: Extract<z.infer<typeof Mishap>, { readonly ledger: string }>,
): void {
  const log = logOf(docs, device)
  const raws = log.toArray().map(String)
  const at = raws.findIndex((raw) => entryParts(raw).envelope.id === mishap.entry)
  const raw = must(raws[at], `an entry ${mishap.entry}`)
  log.delete(at)
  if (mishap.ledger === 'altered') log.insert(at, [resaid(raw, { body: mishap.body as JsonObject })])
  if (mishap.ledger === 'newer') log.insert(at, [resaid(raw, { v: entryVersion + 1 })])
}

function resaid(raw: string, change: Partial<Envelope>): string {
  const { signature, envelope } = entryParts(raw)
  return encodeEntry(signature, envelopeText({ ...envelope, ...change }))
}
