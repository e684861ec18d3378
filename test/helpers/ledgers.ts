// A plan's ledgers as the relay holds them and as a device knows of them.

import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { openReader } from '../../shared/doc/reader.ts'
import type { Person, World } from './people.ts'
import { readRoom } from './relay-writer.ts'

/** `link`: of any place in the plan. Ends at its card in History. */
export async function closePeriod({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(`${must(/^[^?]*plan\/[^/?]+/.exec(link))[0]}/history?view=periods`)
  await page.getByRole('button', { name: 'Close a period' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByText('Nothing came late').waitFor()
}

export async function textsIn({ relay }: World, path: string, ledger: number): Promise<readonly unknown[]> {
  const doc = await readRoom(relay.wsUrl, `${path}.ledger.${ledger}`)
  return [...doc.share.keys()].flatMap((device) => doc.getArray(device).toArray())
}

/** What a new device finds wrong with a plan of so many ledgers, signatures and chains included. */
export async function faultsOf({ relay }: World, path: string, ledgers: number): Promise<readonly unknown[]> {
  const room = (name: string): Promise<Y.Doc> => readRoom(relay.wsUrl, `${path}.${name}`)
  const all = await Promise.all(Array.from({ length: ledgers }, (_, i) => room(`ledger.${i}`)))
  const [charter, work] = [await room('charter'), await room('work')]
  const docs = { charter, work, ledger: must(all.at(-1)), closed: all.slice(0, -1) }
  const reader = openReader(docs, path.split('.')[0] ?? '')
  reader.verify()
  return reader.source.faults ?? []
}

/** How many ledgers a device knows the plan to have. */
export async function ledgersOn(person: Person, path: string): Promise<number> {
  const rows = (await storedOn(person, 'plans')) as { path: string; ledgers?: number }[]
  return rows.find((row) => row.path === path)?.ledgers ?? 1
}

/** Entries that wait for the relay on a device. */
export async function unsentOn(person: Person): Promise<readonly unknown[]> {
  const rows = (await storedOn(person, 'updates')) as { confirmed: number; bytes: Record<string, number> }[]
  return rows
    .filter(({ confirmed }) => confirmed === 0)
    .flatMap(({ bytes }) => Y.decodeUpdate(Uint8Array.from(Object.values(bytes))).structs)
    .flatMap((struct): unknown[] => (struct instanceof Y.Item ? struct.content.getContent() : []))
}

/** The rows of one table of the device's database. */
function storedOn({ page }: Person, table: string): Promise<unknown> {
  return page.evaluate(async (name) => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
      })
    const database = await ask(indexedDB.open('plumbline'))
    const rows = await ask(database.transaction(name).objectStore(name).getAll() as IDBRequest<unknown[]>)
    database.close()
    return rows
  }, table)
}
