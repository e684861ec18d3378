// Stock y-websocket providers, of the versions that are about: they join, sync, go offline, and come back with what they did.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider as Provider3 } from 'y-websocket'
import { WebsocketProvider as Provider2 } from 'y-websocket2'
import * as Y from 'yjs'
import { openBadLine } from '../helpers/bad-line.ts'
import { work } from '../helpers/relay-network.ts'
import { startRelay } from '../helpers/relay-process.ts'
import { readRoom } from '../helpers/relay-writer.ts'

const atEnd: (() => unknown)[] = []
afterEach(async () => {
  for (const end of atEnd.splice(0).toReversed()) await end()
})

const options = {
  WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  disableBc: true,
  maxBackoffTime: 50,
}

describe.each([
  ['2.x', Provider2],
  ['3.x', Provider3],
] as const)('a stock provider %s', (_version, Provider) => {
  function join(wsUrl: string): InstanceType<typeof Provider> {
    const provider = new Provider(wsUrl, work, new Y.Doc(), options)
    atEnd.push(() => provider.destroy())
    return provider
  }
  const cellsOf = ({ doc }: { readonly doc: Y.Doc }): Y.Map<unknown> => doc.getMap('cells')

  test('joins, syncs, sees others, goes offline and returns', async () => {
    const relay = await startRelay()
    atEnd.push(() => relay.stop())
    const line = await openBadLine(relay.port)
    atEnd.push(() => line.close())
    const [anna, mara] = [join(`ws://127.0.0.1:${line.port}/sync`), join(relay.wsUrl)]
    cellsOf(anna).set('anna', 1)
    await expect.poll(() => cellsOf(mara).get('anna')).toBe(1)
    anna.awareness.setLocalStateField('name', 'Anna')
    await expect.poll(() => [...mara.awareness.getStates().values()]).toContainEqual({ name: 'Anna' })

    line.set({ type: 'cut' })
    await expect.poll(() => anna.wsconnected).toBe(false)
    cellsOf(anna).set('offline', 2)
    cellsOf(anna).delete('anna')
    cellsOf(mara).set('meanwhile', 3)
    line.set({ type: 'open' })
    const both = { offline: 2, meanwhile: 3 }
    for (const one of [anna, mara]) await expect.poll(() => cellsOf(one).toJSON()).toEqual(both)
    expect((await readRoom(relay.wsUrl, work)).getMap('cells').toJSON()).toEqual(both)
  })

  test('comes back to a relay that was killed, with what that one had not echoed', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'plumbline-stock-'))
    atEnd.push(() => rm(dataDir, { recursive: true, force: true }))
    const first = await startRelay({ dataDir })
    const anna = join(first.wsUrl)
    await expect.poll(() => anna.synced).toBe(true)
    await first.kill('SIGKILL')
    cellsOf(anna).set('while it was dead', 1)
    const second = await startRelay({ dataDir, port: first.port })
    atEnd.push(() => second.stop())
    const found = async () => (await readRoom(second.wsUrl, work)).getMap('cells').toJSON()
    await expect.poll(found).toEqual({ 'while it was dead': 1 })
  })
})
