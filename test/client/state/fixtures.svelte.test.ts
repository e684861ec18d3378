// What a device of every release holds opens in this one (`npm run fixture` keeps it), in a real IndexedDB of that version.

import { afterEach, describe, expect, test } from 'vitest'
import { find } from '../../../shared/base/table.ts'
import { Clock } from '../../../client/state/clock.svelte.ts'
import { DeviceDatabase } from '../../../client/state/offline/database.ts'
import { openLivePlan } from '../../../client/state/open-live-plan.ts'

interface Kept {
  readonly version: number
  readonly tables: readonly {
    readonly name: string
    readonly keyPath: string
    readonly autoIncrement: boolean
    readonly indexes: readonly (IDBIndexParameters & { readonly name: string; readonly keyPath: string })[]
    readonly rows: readonly unknown[]
  }[]
}

interface About {
  readonly path: string
  readonly note: string
  readonly title: string
  readonly item: string
}

const kept = import.meta.glob<Kept>('../../fixtures/*/device.json', { import: 'default' })
const about = import.meta.glob<About>('../../fixtures/*/about.json', { import: 'default' })

const name = 'test-fixture'
afterEach(() => {
  indexedDB.deleteDatabase(name)
})

describe.each(Object.keys(kept))('%s', (file) => {
  test('opens, with all that was written', async () => {
    await fill(await kept[file]?.())
    const { path, item, title, note } = (await about[file.replace('device.json', 'about.json')]?.()) ?? {
      path: '',
    }
    const database = new DeviceDatabase(name)
    const row = await database.plans.get(path)
    expect(row?.name).not.toBe('')
    const opened = await openLivePlan(database, new Clock(), path, row)
    if (!opened.ok) throw new Error(opened.error.type)
    const { plan, keeper, stopKeeping } = opened.value
    await keeper.whole()
    expect(find(plan.plan.items, item ?? '')?.title).toBe(title)
    plan.reader.verify()
    expect([...(plan.source?.entries ?? [])].map((entry) => entry.note)).toContain(note)
    expect(plan.source?.faults ?? []).toEqual([])
    stopKeeping()
    await plan.close()
    database.close()
  })
})

/** The database as it was: its version, its tables, its rows. */
function fill(was: Kept | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, was?.version)
    opening.onerror = () => reject(new Error('not made'))
    opening.onupgradeneeded = () => {
      for (const { name: table, keyPath, autoIncrement, indexes, rows } of was?.tables ?? []) {
        const store = opening.result.createObjectStore(table, { keyPath, autoIncrement })
        for (const { name: index, keyPath: on, ...how } of indexes) store.createIndex(index, on, how)
        for (const one of rows) store.put(live(one))
      }
    }
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
  })
}

/** Bytes are bytes again. */
function live(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(live)
  if (typeof value !== 'object' || value === null) return value
  if ('bytes' in value && typeof value.bytes === 'string' && Object.keys(value).length === 1)
    return Uint8Array.from(atob(value.bytes), (letter) => letter.charCodeAt(0))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, live(member)]))
}
