// Clients of a server under test: bare sockets in this process, which share the machine with it. Each edit is timed from where it
// is made to where it is seen.

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { bytesToText } from '../../shared/base/bytes.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import type { UnderTest } from './relay-servers.ts'

const mostWatchers = 100
const atOnce = 50

export interface Load {
  readonly rooms: number
  readonly clientsPerRoom: number
  /** In each room, shared out among its clients. */
  readonly editsPerSecond: number
  readonly seconds: number
}

export interface Measured {
  /** Edit here → seen there, in ms, for every edit and each client that is watched (its own edits too). */
  readonly delays: readonly number[]
  /** Share of one core that the relay's process took. */
  readonly cpu: number
  readonly megabytes: number
}

/** `servers`: the clients of a room take turns on them, where there are several over one store. */
export async function measureLoad(servers: readonly UnderTest[], load: Load): Promise<Measured> {
  const [relay] = servers
  if (relay === undefined) throw new Error('no server')
  const clients = await connectAll(servers, load)
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  const arrivals = new Arrivals()
  for (const [i, { socket, server }] of clients.entries()) {
    // Reading every frame that everyone gets would measure this process, not the relay.
    if (i % Math.ceil(clients.length / mostWatchers) !== 0) continue
    arrivals.watch(Math.floor(i / load.clientsPerRoom))
    socket.once('close', (code: number) => arrivals.cut(code))
    socket.on('message', (frame: Buffer) => {
      const at = sentAt.get(nameOf(server.unwrap(frame)))
      if (at === undefined) return
      delays.push(performance.now() - at)
      arrivals.came()
    })
  }
  const before = await cpuSeconds(relay.pid)
  const startedAt = performance.now()
  await edit(clients, load, sentAt, arrivals)
  // What is still on its way when the last edit is sent counts too.
  await arrivals.all
  const cpu = ((await cpuSeconds(relay.pid)) - before) / ((performance.now() - startedAt) / 1_000)
  const megabytes = await residentMegabytes(relay.pid)
  for (const { socket } of clients) socket.terminate()
  return { delays, cpu, megabytes }
}

export interface BenchClient {
  readonly socket: WebSocket
  readonly doc: Y.Doc
  readonly server: UnderTest
  readonly room: string
}

async function connectAll(
  servers: readonly UnderTest[],
  { rooms, clientsPerRoom }: Load,
): Promise<BenchClient[]> {
  const clients: BenchClient[] = []
  for (let room = 0; room < rooms; room++) {
    const name = roomName(room)
    // Some at a time: it is edits that are measured, not a rush at the door.
    for (let at = 0; at < clientsPerRoom; at += atOnce) {
      const few = Array.from({ length: Math.min(atOnce, clientsPerRoom - at) }, (_, i) => {
        const server = servers[(at + i) % servers.length]
        return server === undefined ? [] : [joinRoom(server, name)]
      })
      clients.push(...(await Promise.all(few.flat())))
    }
  }
  return clients
}

export function roomName(room: number): string {
  const plan = bytesToText(new Uint8Array(16).fill(room))
  return formatRoomName({ type: 'work', plan, epoch: '1' })
}

/** In the room, with what it holds. */
export async function joinRoom(server: UnderTest, room: string): Promise<BenchClient> {
  const socket = new WebSocket(server.urlOf(room), [...(server.protocols ?? [])])
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(server.unwrap(frame))
      const isLast = message?.type === 'compressed-join' && message.as === 'step-2'
      if (isLast || message?.type === 'step-2') resolve()
    })
    socket.once('close', (code: number) => reject(new Error(`closed with ${code}`)))
  })
  // Who is sent away before it is open is told so below.
  synced.catch(() => undefined)
  await once(socket, 'open')
  for (const frame of server.opening(room)) socket.send(frame)
  socket.send(server.wrap(room, encodeMessage({ type: 'step-1', stateVector: Uint8Array.of(0) })))
  await synced
  return { socket, doc: new Y.Doc(), server, room }
}

/** Each room's clients take turns; all of them together are spread evenly over each second. */
async function edit(
  clients: readonly BenchClient[],
  load: Load,
  sentAt: Map<string, number>,
  arrivals: Arrivals,
): Promise<void> {
  const perSecond = load.rooms * load.editsPerSecond
  const count = perSecond * load.seconds
  const startedAt = performance.now()
  for (let i = 0; i < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond))
    for (; i < due; i++) {
      const room = i % load.rooms
      const turn = Math.floor(i / load.rooms) % load.clientsPerRoom
      const client = clients[room * load.clientsPerRoom + turn]
      if (client === undefined) continue
      const message = encodeMessage({ type: 'update', update: cellUpdate(client.doc, i) })
      sentAt.set(nameOf(message), performance.now())
      arrivals.sent(room)
      client.socket.send(client.server.wrap(client.room, message))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  arrivals.lastSent()
}

/** Every edit comes to each watched client of its room once, its own sender too: then all of them have come. */
class Arrivals {
  readonly #watchers = new Map<number, number>()
  readonly #all = Promise.withResolvers<void>()
  readonly all = this.#all.promise
  #awaited = 0
  #isLastSent = false

  watch(room: number): void {
    this.#watchers.set(room, (this.#watchers.get(room) ?? 0) + 1)
  }

  sent(room: number): void {
    this.#awaited += this.#watchers.get(room) ?? 0
  }

  came(): void {
    this.#awaited--
    this.#settle()
  }

  /** A client that is sent away will never hear the rest. */
  cut(code: number): void {
    this.#all.reject(new Error(`the relay sent a client away (${code}) before it had heard everything`))
    this.all.catch(() => undefined)
  }

  lastSent(): void {
    this.#isLastSent = true
    this.#settle()
  }

  #settle(): void {
    if (this.#isLastSent && this.#awaited === 0) this.#all.resolve()
  }
}

/** As large as a changed field of a plan: `id/field` → `[value, change id]`. */
export function cellUpdate(doc: Y.Doc, i: number): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.getMap('cells').set(`item-${i % 997}/finish`, ['2026-03-05', `change-${i}`])
  return Y.encodeStateAsUpdate(doc, before)
}

export function wireBytes(): number {
  return encodeMessage({ type: 'update', update: cellUpdate(new Y.Doc(), 1) }).length
}

/** The first id that an update brings, as the update's name. */
function nameOf(frame: Uint8Array): string {
  const message = decodeMessage(frame)
  const content = message?.type === 'update' ? readUpdate(message.update) : undefined
  const client = content?.structs.clients().next().value
  if (content === undefined || client === undefined) return ''
  return `${client}/${content.structs.rangesOf(client).next().value?.[0]}`
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const ticksPerSecond = 100

/** All threads, user and system; NaN where there is no /proc. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
