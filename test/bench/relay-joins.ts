// Two hundred people open a plan of 10,000 items within a second, while it is being edited.

import * as Y from 'yjs'
import { encodeMessage } from '../../shared/wire/message.ts'
import { generateDocs } from './generate-docs.ts'
import { generatePlan } from './generate-plan.ts'
import { measureWithin } from './relay-bounds.ts'
import { cellUpdate, joinRoom, percentile, residentMegabytes, roomName } from './relay-load.ts'
import type { UnderTest } from './relay-servers.ts'
import type { BenchRow } from './row.ts'

const items = 10_000
const people = 200
const day = '2026-03-04'
const room = roomName(1)
/** What a client may send in one message. */
const mostBytes = 900_000

export async function* measureJoins(
  servers: Readonly<Record<string, () => Promise<UnderTest>>>,
): AsyncGenerator<BenchRow> {
  const plan = generatePlan(items, 1, day)
  const { work } = await generateDocs(plan, day, false)
  for (const [name, start] of Object.entries(servers)) {
    const what = `${people} join ${items.toLocaleString('en')} items within a second${name}`
    const isOurs = name === ''
    const bounded = await measureWithin(what, start, (server) => joinAll(server, work))
    if ('failure' in bounded) {
      yield bounded.failure
      continue
    }
    const { delays, megabytes } = bounded.measured
    yield { what: `${what}: p50`, value: percentile(delays, 0.5), unit: 'ms', ...(isOurs && { target: 10 }) }
    yield { what: `${what}: p99`, value: percentile(delays, 0.99), unit: 'ms', ...(isOurs && { target: 60 }) }
    yield { what: `${what}: memory`, value: megabytes, unit: 'MB', ...(isOurs && { target: 150 }) }
  }
}

async function joinAll(
  server: UnderTest,
  work: Uint8Array,
): Promise<{ readonly delays: readonly number[]; readonly megabytes: number }> {
  const writer = await joinRoom(server, room)
  for (const update of partsOf(work))
    writer.socket.send(server.wrap(room, encodeMessage({ type: 'update', update })))
  // Whoever comes after it has all of it.
  const first = await joinRoom(server, room)
  first.socket.terminate()
  const delays: number[] = []
  let megabytes = 0
  const editing = setInterval(() => {
    const update = cellUpdate(writer.doc, delays.length)
    writer.socket.send(server.wrap(room, encodeMessage({ type: 'update', update })))
    void residentMegabytes(server.pid).then((now) => (megabytes = Math.max(megabytes, now)))
  }, 50)
  try {
    await Promise.all(
      Array.from({ length: people }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, (i * 1_000) / people))
        const at = performance.now()
        const { socket } = await joinRoom(server, room)
        delays.push(performance.now() - at)
        socket.terminate()
      }),
    )
    return { delays, megabytes }
  } finally {
    clearInterval(editing)
  }
}

/** The same document in updates that a frame holds. */
function partsOf(work: Uint8Array): Uint8Array[] {
  const from = new Y.Doc()
  Y.applyUpdate(from, work)
  const to = new Y.Doc()
  const parts: Uint8Array[] = []
  to.on('update', (update: Uint8Array) => parts.push(update))
  for (const root of from.share.keys()) {
    const entries = [...from.getMap(root)]
    let size = 0
    let batch: (readonly [string, unknown])[] = []
    const flush = (): void => {
      to.transact(() => batch.forEach(([key, value]) => to.getMap(root).set(key, value)))
      batch = []
      size = 0
    }
    for (const entry of entries) {
      batch.push(entry)
      size += JSON.stringify(entry).length
      if (size > mostBytes / 3) flush()
    }
    flush()
  }
  return parts
}
