// `npm run fixture`: what this release writes, kept under test/fixtures/<release> for ever: a relay's store, a plan file, the file
// for another device, and what a device's database holds. Run it once for each release; test/fixtures.test.ts opens all of them.
import { DatabaseSync } from 'node:sqlite'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import release from '../package.json' with { type: 'json' }
import { ensureClientBuilt } from '../server/build-if-needed.ts'
import { backupSqlite } from '../server/storage/sqlite-backup.ts'
import { comment, commentOf, detailsIn, openSample, openWorld, waitForSaved } from './helpers/people.ts'

const folder = fileURLToPath(new URL(`fixtures/${release.version}`, import.meta.url))
const note = 'kept by this release'

await ensureClientBuilt()
const world = await openWorld()
const anna = await world.person()
const { page } = anna
const link = await openSample(world, anna, 'Mara Lindqvist')
await page.goto(detailsIn(link))
await comment(page, note)
await page.getByRole('textbox', { name: 'Title' }).fill('A title of this release')
await page.getByRole('textbox', { name: 'Title' }).press('Enter')
await waitForSaved(anna, 'On the relay')
await commentOf(page, note).first().waitFor()
await mkdir(folder, { recursive: true })
await page.goto(link.replace(/\/now.*/, '/export'))
await handOut('Download the plan (JSON)', 'plan.json')
await handOut('Download for another device', 'documents.json')
const path = /plan\/([^/]+)/.exec(link)?.[1] ?? ''
const about = { release: release.version, path, note, title: 'A title of this release', item: 'meter-data' }
await writeFile(join(folder, 'about.json'), `${JSON.stringify(about, null, 2)}\n`)
await backupSqlite(world.relay.dataDir, join(folder, 'relay.db'))
new DatabaseSync(join(folder, 'relay.db')).exec('vacuum')
await writeFile(join(folder, 'device.json'), `${JSON.stringify(await databaseOf(page))}\n`)
await world.close()
console.log(`Kept in ${folder}`)

async function handOut(button: string, name: string): Promise<void> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  await file.saveAs(join(folder, name))
}

/** All tables with all rows; bytes as `{ "bytes": base64 }`. A key that cannot be taken out stays where it is. */
function databaseOf(from: Page): Promise<unknown> {
  return from.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('plumbline')
      opening.onerror = () => reject(new Error('not opened'))
      opening.onsuccess = () => resolve(opening.result)
    })
    const plain = (value: unknown): unknown => {
      if (value instanceof Uint8Array) return { bytes: value.toBase64() }
      if (Array.isArray(value)) return value.map(plain)
      if (value instanceof Map) return { map: [...value].map(plain) }
      if (value instanceof Set) return { set: [...value].map(plain) }
      if (ArrayBuffer.isView(value)) return undefined
      if (typeof value !== 'object' || value === null) return value
      if (value instanceof CryptoKey) return undefined
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
    }
    // What may go at any time is not what has to last.
    const lasting = [...opened.objectStoreNames].filter((name) => !['kept', 'assembled'].includes(name))
    const tables = await Promise.all(
      [...opened.objectStoreNames].map(async (name) => {
        const store = opened.transaction(name).objectStore(name)
        const { keyPath, autoIncrement } = store
        const indexes = [...store.indexNames].map((index) => {
          const { keyPath: on, unique, multiEntry } = store.index(index)
          return { name: index, keyPath: on, unique, multiEntry }
        })
        const rows = await new Promise<unknown[]>((resolve) => {
          const asking = store.getAll()
          asking.onsuccess = () => resolve(asking.result)
        })
        const kept = lasting.includes(name) && name !== 'keys' ? rows.map(plain) : []
        return { name, keyPath, autoIncrement, indexes, rows: kept }
      }),
    )
    const { version } = opened
    opened.close()
    return { version, tables }
  })
}
