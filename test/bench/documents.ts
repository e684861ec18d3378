// What a plan's documents cost: bytes on disk, from the stored updates to the source and to the plan, verifying, memory, and
// one check-in. In Node; the browser's own figures are measured where a browser is.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import { commit } from '../../shared/doc/commit.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import { openReader } from '../../shared/doc/reader.ts'
import type { PlanReader } from '../../shared/doc/reader.ts'
import { createNobleSigner, loadCurve } from '../../shared/doc/sign.ts'
import { assemblePlan } from '../../shared/plan/assemble/assemble-plan.ts'
import { createChance } from './chance.ts'
import { generateDocs } from './generate-docs.ts'
import type { GeneratedDocs } from './generate-docs.ts'
import { generatePlan } from './generate-plan.ts'

export interface DocumentsRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly target?: number
}

const around = '2026-03-04'

/** Sizes and what is in them: a check-in a week for every item, or what a plan of short tasks reports. */
const cases = [
  { count: 2_000, everyWeek: true },
  { count: 10_000, everyWeek: true },
  { count: 100_000, everyWeek: false },
] as const

/** About a minute. */
export async function measureDocuments(): Promise<readonly DocumentsRow[]> {
  const rows: DocumentsRow[] = []
  for (const { count, everyWeek } of cases) {
    const plan = generatePlan(count, 1, around)
    rows.push(
      ...(await measure(
        `${count.toLocaleString('en')} items`,
        plan.id,
        await generateDocs(plan, around, everyWeek),
      )),
    )
  }
  return rows
}

async function measure(what: string, planId: string, stored: GeneratedDocs): Promise<DocumentsRow[]> {
  const row = (of: string, value: number, unit: string): DocumentsRow => ({
    what: `${what}: ${of}`,
    value,
    unit,
  })
  const times = { load: [] as number[], read: [] as number[], assemble: [] as number[] }
  for (let run = 0; run < 5; run++) {
    const docs = openDocs()
    times.load.push(timed(() => applyAll(docs, stored)))
    let reader: PlanReader | undefined
    times.read.push(timed(() => (reader = openReader(docs, planId))))
    times.assemble.push(timed(() => reader && assemblePlan(reader.source)))
    reader?.close()
    closeDocs(docs)
  }
  const before = heapMegabytes()
  const docs = openDocs()
  applyAll(docs, stored)
  const reader = openReader(docs, planId)
  const held = heapMegabytes() - before
  const verify = timed(() => reader.verify())
  const checkIn = await measureCheckIn(reader)
  closeDocs(docs)
  return [
    row(`bytes on disk, charter and work`, (stored.charter.length + stored.work.length) / 1e6, 'MB'),
    row(
      `bytes on disk, ledger of ${stored.entries.toLocaleString('en')} entries`,
      stored.ledger.length / 1e6,
      'MB',
    ),
    row('stored updates → documents', median(times.load), 'ms'),
    row('documents → source', median(times.read), 'ms'),
    row('source → plan', median(times.assemble), 'ms'),
    row('verifying every entry, in the background', verify, 'ms'),
    row('memory of documents and source', held, 'MB'),
    row('one check-in, resolved, signed and written', checkIn.milliseconds, 'ms'),
    row('one check-in on the wire', checkIn.bytes, 'bytes'),
  ]
}

/** The median of fifty; the first of a device brings its key, too. */
async function measureCheckIn(reader: PlanReader): Promise<{ milliseconds: number; bytes: number }> {
  const chance = createChance(3)
  const sizes: number[] = []
  const times: number[] = []
  reader.docs.ledger.on('update', (update) => sizes.push(update.length))
  const items = [...reader.source.records.item.keys()]
  let device: Parameters<typeof commit>[2] = {
    signer: createNobleSigner(new Uint8Array(32).fill(5), await loadCurve()),
  }
  for (let i = 0; i < 50; i++) {
    const body = { item: items[i * 7] ?? '', status: 'on track', remaining: 4 }
    const edits = [{ type: 'append', entry: { kind: 'checkIn', body } }] as const
    const stamp = { command: 'item.checkIn', now: Date.UTC(2026, 2, 4), by: 'p1', newId: chance.id }
    const from = performance.now()
    const committed = await commit(reader, edits, device, stamp)
    times.push(performance.now() - from)
    if (committed) device = { ...device, head: committed.head }
  }
  return { milliseconds: median(times), bytes: median(sizes) }
}

function applyAll(docs: PlanDocs, stored: GeneratedDocs): void {
  for (const name of ['charter', 'work', 'ledger'] as const) Y.applyUpdate(docs[name], stored[name])
}

function timed(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed / 1e6
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
