// Export, import on another device into documents of its own, export again: the same plan and the same figures (P10).

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresToJson } from '../../../server/cli/figures-json.ts'
import { must } from '../../../shared/base/assert.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { commit } from '../../../shared/doc/commit.ts'
import { openDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import type { PlanReader } from '../../../shared/doc/reader.ts'
import { seedDocs } from '../../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../../shared/doc/sign.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import {
  fileOfPlan,
  planFileOfJson,
  readPlanFile,
  sourceOfFile,
  writePlanFile,
} from '../../../shared/exchange/plan-file.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'
import { append, set } from '../doc/replica.ts'
import { GrowingSource } from '../plan/growing-source.ts'
import { step } from '../plan/random-source.ts'
import type { Step } from '../plan/random-source.ts'

const now = Date.UTC(2026, 10, 23, 9)
const signer = createNobleSigner(new Uint8Array(32).fill(9), await loadCurve())

/** As *Open as a new plan* does it. */
async function importFile(text: string, id: string): Promise<PlanReader> {
  const read = readPlanFile(text)
  const file = must(read.ok ? read.value : undefined)
  const docs = openDocs()
  await seedDocs(docs, { ...sourceOfFile(file), id }, { signer }, { now, newId: () => 'first' })
  return openReader(docs, id)
}

const exportOf = (reader: PlanReader): string => writePlanFile(fileOfPlan(reader.source, now))

/** What a plan says, whoever keeps it: the plan's id and the device that wrote an entry are its keeper's. */
function said(plan: Plan): unknown {
  const {
    plan: _id,
    faults: _faults,
    ...figures
  } = figuresToJson(figuresOf(plan, liveMoment(plan.settings.timeZone, now)))
  const { items, baselines, reports, comments, sessions, decisions, answers, readings } = plan
  const tables = [items, baselines, reports, comments, sessions, decisions, answers, readings].map(
    ({ list }) => list,
  )
  return JSON.parse(
    JSON.stringify({ figures, tables }, (key, value: unknown) => {
      if (key === 'device') return undefined
      return value instanceof Map ? [...value] : value
    }),
  )
}

test('the sample: all figures, its baseline, its history and a comment come along', async () => {
  const sample = planFileOfJson(samplePlanFile(now, 'Europe/Berlin'))
  const first = await importFile(
    writePlanFile(fileOfPlan(sourceOfFile(must(sample.ok ? sample.value : undefined)), now)),
    'plan-a',
  )
  let count = 0
  await commit(
    first,
    [
      append('comment', { about: { kind: 'item', id: 'launch' } }, 'Who calls the broker?'),
      set('item', 'launch', 'deadline', '2026-12-18'),
    ],
    { signer },
    { command: 'test', now, newId: () => `later-${++count}`, by: 'anna' },
  )
  const second = await importFile(exportOf(first), 'plan-b')
  second.verify()
  expect(second.source.faults).toEqual([])
  const [before, after] = [assemblePlan(first.source), assemblePlan(second.source)]
  expect(after.comments.list).toMatchObject([{ text: 'Who calls the broker?' }])
  expect(after.baselines.list).toMatchObject([{ complete: true }])
  expect(said(after)).toStrictEqual(said(before))
  const entries = (reader: PlanReader): readonly unknown[] =>
    [...reader.source.entries]
      .filter(({ kind }) => kind !== 'device')
      .map(({ device: _device, ...entry }) => entry)
  expect(entries(second)).toEqual(expect.arrayContaining([...entries(first)]))
  expect(entries(second)).toHaveLength(entries(first).length)
})

/** Another device's key and person cannot be signed for by this one: they stay behind. */
function isOfDevice(each: Step): boolean {
  return each.type === 'entry' && ['device', 'speaksFor'].includes(each.entry.kind)
}

/** A reporter's device takes back what another said: it stands, in the copy too, where there are no roles. */
const takenInVain: readonly Step[] = [
  entry('e0', 'withdrawal', { entry: 'e7' }, 'x'),
  entry('e7', 'checkIn', { item: 'i0' }),
  { type: 'record', kind: 'plan', id: 'plan', record: { relayKey: 'r0' } },
  entry('e1', 'certificate', {
    certificate:
      'eyJqd2siOnsieCI6InIwIn19.eyJwbGFuIjoicGxhbiIsImtleSI6ImtleSIsImRldmljZSI6IngiLCJyb2xlIjoicmVwb3J0ZXIiLCJmcm9tIjoxNzY5OTk5OTk5OTkwfQ.signed',
  }),
]

function entry(id: string, kind: string, body: JsonObject, device?: string): Step {
  const at = 1_770_000_000_000
  return { type: 'entry', entry: { id, kind, at, body, ...(device !== undefined && { device }) } }
}

test('any plan says the same after export and import', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const source = new GrowingSource()
      for (const each of JSON.parse(JSON.stringify(steps)) as readonly Step[])
        if (!isOfDevice(each)) source.take(each)
      const text = writePlanFile(fileOfPlan(source, now))
      const reader = await importFile(text, 'plan-b')
      expect(said(assemblePlan(reader.source))).toStrictEqual(said(assemblePlan(source)))
    }),
    { numRuns: 20, examples: [[takenInVain]] },
  )
})
