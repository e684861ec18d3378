// What every release wrote opens in this one (`npm run fixture` keeps it): its relay's store, its plan file, its file for another
// device. Its device's database: test/client/state/fixtures.svelte.test.ts.
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readCarried, takeInto } from '../client/state/carried-plan.ts'
import { openDocs } from '../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../shared/doc/plan-docs.ts'
import { openReader } from '../shared/doc/reader.ts'
import { readPlanFile } from '../shared/exchange/plan-file.ts'
import { startRelay } from './helpers/relay-process.ts'
import { readRoom } from './helpers/relay-writer.ts'

const folder = fileURLToPath(new URL('fixtures', import.meta.url))

interface About {
  readonly path: string
  readonly note: string
  readonly title: string
  readonly item: string
}

describe.each(readdirSync(folder))('what release %s wrote', (release) => {
  const textOf = (name: string): string => readFileSync(join(folder, release, name), 'utf8')
  const about = JSON.parse(textOf('about.json')) as About

  /** All of it is there, and nothing is found wrong. */
  function isWhole(docs: PlanDocs): void {
    const reader = openReader(docs, about.path.split('.')[0] ?? '')
    reader.verify()
    const { records, entries, faults = [] } = reader.source
    expect(faults).toEqual([])
    expect(records.item.get(about.item)?.cells?.get('title')?.value).toBe(about.title)
    expect([...entries].map(({ note }) => note)).toContain(about.note)
  }

  test('its relay’s store opens, and gives the plan out whole', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-fixture-'))
    cpSync(join(folder, release, 'relay.db'), join(dataDir, 'relay.db'))
    const relay = await startRelay({ dataDir })
    expect((await fetch(`${relay.url}/readyz`)).status).toBe(200)
    const room = (name: string) => readRoom(relay.wsUrl, `${about.path}.${name}`)
    isWhole({ charter: await room('charter'), work: await room('work'), ledger: await room('ledger.0') })
    await relay.stop()
    rmSync(dataDir, { recursive: true })
  })

  test('its file for another device is taken in', () => {
    const read = readCarried(textOf('documents.json'))
    expect(read).toMatchObject({ ok: true, value: { path: about.path } })
    if (!read.ok) return
    const docs = openDocs()
    takeInto(docs, read.value)
    isWhole(docs)
  })

  test('its plan file is read', () => {
    const read = readPlanFile(textOf('plan.json'))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.items.find(({ id }) => id === about.item)).toMatchObject({ title: about.title })
  })
})
