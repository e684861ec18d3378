// From source to plan: reading a plan with a quarter of weekly check-ins, then one edit and one check-in at a time.

import type { EntityKind } from '../../shared/plan/edit.ts'
import { createAssembler, patchPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { SourceChange } from '../../shared/plan/source.ts'
import { generatePlan } from './generate-plan.ts'
import { generateSource } from './generate-source.ts'
import type { GeneratedSource } from './generate-source.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const around = '2026-03-04'
const patches = 200

/** Targets where the issue or the lead named one. */
const cases = [
  { count: 2_000, targets: {} },
  { count: 10_000, targets: { read: 150, edit: 0.5, checkIn: 0.5 } },
  { count: 100_000, targets: { edit: 3, checkIn: 3 } },
] as const satisfies readonly { count: number; targets: { read?: number; edit?: number; checkIn?: number } }[]

/** About a minute. */
export async function measureAssemble(): Promise<readonly BenchRow[]> {
  return cases.flatMap(({ count, targets }) => measure(count, targets))
}

function measure(count: number, targets: { read?: number; edit?: number; checkIn?: number }): BenchRow[] {
  const source = generateSource(generatePlan(count, 1, around), around)
  const reading: number[] = []
  let assembled: Assembled | undefined
  for (let run = 0; run < (count > 50_000 ? 3 : 7); run++) {
    assembled = undefined
    reading.push(timed(() => (assembled = createAssembler(source))))
  }
  const about = `${count.toLocaleString('en')} items`
  const entries = `${source.entries.length.toLocaleString('en')} check-ins`
  const edit = patching(source, assembled, editOf)
  const checkIn = patching(source, assembled, checkInOf)
  const started = patching(source, assembled, addItem, 20)
  const row = (what: string, value: number, target?: number): BenchRow => ({
    what: `${about}: ${what}`,
    value,
    unit: 'ms',
    ...(target !== undefined && { target }),
  })
  return [
    row(`read, with ${entries}`, quantile(reading, 0.5), targets.read),
    row('patch one edit, p50', quantile(edit, 0.5), targets.edit),
    row('patch one edit, p99', quantile(edit, 0.99)),
    row('patch one check-in, p50', quantile(checkIn, 0.5), targets.checkIn),
    row('patch one check-in, p99', quantile(checkIn, 0.99)),
    row('patch one new item, p50', quantile(started, 0.5)),
  ]
}

type Happening = (source: GeneratedSource, n: number) => SourceChange

function patching(
  source: GeneratedSource,
  from: Assembled | undefined,
  happen: Happening,
  times = patches,
): number[] {
  const all: number[] = []
  let assembled = from ?? createAssembler(source)
  for (let n = 0; n < times; n++) {
    const change = happen(source, n)
    all.push(timed(() => (assembled = patchPlan(assembled, source, change))))
  }
  return all
}

function editOf(source: GeneratedSource, n: number): SourceChange {
  const id = itemAt(source, n)
  const found = source.records.item.get(id)
  const entry = {
    id: `edit-${n}`,
    kind: 'change',
    at: Date.UTC(2026, 2, 5) + n,
    by: 'p0',
    body: {
      command: 'bench',
      edits: [{ kind: 'item', id, field: 'finish', from: null, to: '2026-09-01', seen: [] }],
    },
  }
  const cells = new Map(found?.cells).set('finish', { value: '2026-09-01', changeId: entry.id })
  source.records.item.set(id, { record: found?.record ?? {}, cells })
  source.entries.push(entry)
  return { changed: [{ kind: 'item', id }], added: [entry] }
}

function checkInOf(source: GeneratedSource, n: number): SourceChange {
  const body = { item: itemAt(source, n), status: 'at risk', percent: 60 }
  const entry = { id: `said-${n}`, kind: 'checkIn', at: Date.UTC(2026, 2, 5) + n, by: 'p0', body }
  source.entries.push(entry)
  return { changed: [], added: [entry] }
}

function addItem(source: GeneratedSource, n: number): SourceChange {
  const kind: EntityKind = 'item'
  const id = `new-${n}`
  source.records.item.set(id, { record: { title: 'New', parent: itemAt(source, 0), order: 'a0' } })
  return { changed: [{ kind, id }], added: [] }
}

function itemAt({ records }: GeneratedSource, n: number): string {
  const ids = idsOf(records.item)
  return ids[(n * 7919) % ids.length] ?? ''
}

const idLists = new WeakMap<ReadonlyMap<string, unknown>, readonly string[]>()

function idsOf(items: ReadonlyMap<string, unknown>): readonly string[] {
  const ids = idLists.get(items) ?? [...items.keys()]
  idLists.set(items, ids)
  return ids
}

function timed(what: () => unknown): number {
  const at = performance.now()
  what()
  return performance.now() - at
}
