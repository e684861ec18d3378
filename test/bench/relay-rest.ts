// What costs nothing, or should: sockets that are only open, a room of 100,000 small updates, and a second node.

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { createMerger } from '../../server/merger.ts'
import { Relay } from '../../server/relay.ts'
import { RoomDocument } from '../../server/room-document.ts'
import type { RelaySocket } from '../../server/socket.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { encodeMessage } from '../../shared/wire/message.ts'
import { findPostgres, startPostgres } from '../helpers/postgres-server.ts'
import { findRedis, startRedis } from '../helpers/redis-server.ts'
import { measureWithin } from './relay-bounds.ts'
import { measureLoad, percentile, residentMegabytes, roomName } from './relay-load.ts'
import { ourRelay } from './relay-servers.ts'
import type { UnderTest } from './relay-servers.ts'
import type { BenchRow } from './row.ts'

const idle = 9_900
const updates = 100_000

export async function* measureIdle(
  servers: Readonly<Record<string, () => Promise<UnderTest>>>,
): AsyncGenerator<BenchRow> {
  for (const [name, start] of Object.entries(servers)) {
    const what = `${idle.toLocaleString('en')} idle sockets in 250 rooms${name}: each`
    const bounded = await measureWithin(what, start, measureEach)
    if ('failure' in bounded) yield bounded.failure
    else yield { what, value: bounded.measured, unit: 'KB', ...(name === '' && { target: 10 }) }
  }
}

async function measureEach(server: UnderTest): Promise<number> {
  const before = await residentMegabytes(server.pid)
  const sockets: WebSocket[] = []
  // A person is three sockets; nobody of them is in a room that is asked for anything.
  for (let i = 0; i < idle; i += 100) {
    const few = Array.from({ length: 100 }, (_, n) => new WebSocket(server.urlOf(roomName((i + n) % 250))))
    await Promise.all(few.map((socket) => once(socket, 'open')))
    sockets.push(...few)
  }
  const each = (((await residentMegabytes(server.pid)) - before) * 1_024) / idle
  for (const socket of sockets) socket.terminate()
  return each
}

/** The relay's own code on its own store, in this process so that its event loop can be watched; a few updates in each turn. */
export async function* measureManyUpdates(): AsyncGenerator<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'))
  const [storage, merger] = [await openSqlite(folder, 'bench'), createMerger()]
  const after = (ms: number, run: () => void): void => void setTimeout(run, ms).unref()
  const relay = new Relay({ storage, merger, now: Date.now, after, log: () => {}, release: 'bench' })
  const room = roomName(1)
  const writer = new EchoCounter()
  const session = relay.connect(room, writer, false)
  await session.entered
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(encodeMessage({ type: 'update', update })))
  for (let i = 0; i < updates; i++)
    doc.getMap('cells').set(`item-${i % 997}/finish`, ['2026-03-05', `change-${i}`])
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  for (let i = 0; i < updates; i += inOneTurn) {
    for (const frame of frames.slice(i, i + inOneTurn)) relay.receive(session, frame)
    while (i - writer.echoes > mostUnderway) await new Promise((resolve) => setTimeout(resolve, 1))
    await new Promise((resolve) => setImmediate(resolve))
  }
  while (writer.echoes < updates) await new Promise((resolve) => setTimeout(resolve, 5))
  loop.disable()
  session.closed()
  await relay.stop()
  const loaded = await storage.load(room)
  const { snapshot, rows } = must(loaded.ok ? loaded.value : undefined)
  const opened = Array.from({ length: 5 }, () => cpuOf(() => void new RoomDocument().open(snapshot, rows)))
  await merger.close()
  await storage.close()
  await rm(folder, { recursive: true })
  const what = `${updates.toLocaleString('en')} small updates through one room`
  yield { what: `${what}: rows left beside the snapshot`, value: rows.length, unit: 'rows' }
  yield { what: `${what}: 99.9 % of turns are shorter than`, value: loop.percentile(99.9) / 1e6, unit: 'ms' }
  yield { what: `${what}: the longest turn`, value: loop.max / 1e6, unit: 'ms', target: 20 }
  yield { what: `${what}: opening it afterwards, CPU`, value: Math.min(...opened), unit: 'ms', target: 50 }
}

const inOneTurn = 20
const mostUnderway = 2_000

class EchoCounter implements RelaySocket {
  readonly waitingBytes = 0
  echoes = 0
  send(): void {
    this.echoes++
  }
  close(): void {}
}

function cpuOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export async function* measureNodes(): AsyncGenerator<BenchRow> {
  const [bin, program] = [findPostgres(), findRedis()]
  if (bin === undefined || program === undefined) return
  const [postgres, redis] = [await startPostgres(bin), await startRedis(program)]
  try {
    const options = { store: postgres.newDatabase(), bell: redis.url }
    const [here, there] = [await ourRelay(options), await ourRelay(options)]
    const both = async (): Promise<UnderTest> => ({
      ...here,
      stop: () => Promise.all([here.stop(), there.stop()]),
    })
    const load = { rooms: 25, clientsPerRoom: 4, editsPerSecond: 20, seconds: 8 }
    const what = 'two nodes on Postgres and Redis, 500 edits/s'
    const bounded = await measureWithin(what, both, () => measureLoad([here, there], load))
    if ('failure' in bounded) return yield bounded.failure
    const { delays } = bounded.measured
    yield { what: `${what}: p50`, value: percentile(delays, 0.5), unit: 'ms' }
    yield { what: `${what}: p99`, value: percentile(delays, 0.99), unit: 'ms', target: 40 }
  } finally {
    await redis.stop()
    await postgres.remove()
  }
}
