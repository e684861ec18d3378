// What a device of every release holds opens in this one (`npm run fixture` keeps it), in a real IndexedDB of that version.

import { afterEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { find } from '../../../shared/base/table.ts'
import App from '../../../client/app/App.svelte'
import { Clock } from '../../../client/state/clock.svelte.ts'
import { LiveWorkbench } from '../../../client/state/live-workbench.svelte.ts'
import { DeviceDatabase } from '../../../client/state/offline/database.ts'
import { openLivePlan } from '../../../client/state/open-live-plan.ts'
import { Router } from '../../../client/state/route.svelte.ts'
import { Updates } from '../../../client/state/updates.svelte.ts'

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
    const before = await fill(await kept[file]?.())
    before.close()
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

/** Of the version after this one. */
class Newer extends DeviceDatabase {
  constructor() {
    super(name)
    this.version(999).stores({ drafts: '++key, path, at' })
  }
}

test('a tab of an older version holds the device’s database: it is said, nothing is lost, and it goes on when that tab leaves', async () => {
  const [file = ''] = Object.keys(kept)
  // A tab that does not hear what is asked of it: one that the browser has frozen, in the middle of its work.
  const older = await fill(await kept[file]?.())
  const { path = '' } = (await about[file.replace('device.json', 'about.json')]?.()) ?? {}
  const newer = new Newer()
  const workbench = new LiveWorkbench(new Clock(), new Updates(), newer)
  const router = new Router()
  const screen = await render(App, { workbench, router })
  const alert = screen.getByRole('alert')
  await expect.element(alert.getByText('An older Plumbline is open in another tab')).toBeVisible()
  await expect.element(alert.getByText(/Nothing is lost/)).toBeVisible()
  const opening = workbench.open(path)
  expect(workbench.plans).toBeUndefined()
  expect(workbench.keeps).toBe(true)

  const late = Uint8Array.of(0, 0)
  const room = `${path}.work`
  await written(older, 'updates', { path, room, bytes: late, confirmed: 0 })
  older.close()
  await expect.element(alert).not.toBeInTheDocument()
  const opened = await opening
  if (!opened.ok) throw new Error(opened.error.type)
  expect(opened.value.plan.items.list.length).toBeGreaterThan(0)
  expect(workbench.plans?.map((plan) => plan.path)).toContain(path)
  const rows = await newer.updates.where('room').equals(room).toArray()
  expect(rows).toContainEqual(expect.objectContaining({ bytes: late, confirmed: 0 }))
  await workbench.close()
  newer.close()
})

function written(database: IDBDatabase, table: string, row: object): Promise<void> {
  const transaction = database.transaction(table, 'readwrite')
  transaction.objectStore(table).add(row)
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new Error('not written'))
  })
}

/** The database as it was: its version, its tables, its rows; open. */
function fill(was: Kept | undefined): Promise<IDBDatabase> {
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
    opening.onsuccess = () => resolve(opening.result)
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
