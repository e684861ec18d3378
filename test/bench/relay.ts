// The relay under load, as a process of its own with its disk: how soon an edit is seen elsewhere (stored first), and
// what a hundred busy rooms cost. The clients are bare sockets in this process; they share the machine with the relay.

import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { bytesToText } from '../../shared/base/bytes.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'

export interface RelayRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly target?: number
}

const mostWatchers = 100

interface Load {
  readonly rooms: number
  readonly clientsPerRoom: number
  /** In each room, shared out among its clients. */
  readonly editsPerSecond: number
  readonly seconds: number
}

interface Measured {
  /** Edit here → seen there, in ms, for every edit and each client that is watched (its own edits too). */
  readonly delays: readonly number[]
  /** Share of one core that the relay's process took. */
  readonly cpu: number
  readonly megabytes: number
}

/** About half a minute. */
export async function measureRelay(): Promise<readonly RelayRow[]> {
  const room = await measure({ rooms: 1, clientsPerRoom: 100, editsPerSecond: 20, seconds: 10 })
  const rooms = await measure({ rooms: 100, clientsPerRoom: 20, editsPerSecond: 20, seconds: 10 })
  const seen = 'edit → seen on another device, stored first'
  return [
    {
      what: `${seen}: 1 room × 100 clients, 20 edits/s, p50`,
      value: percentile(room.delays, 0.5),
      unit: 'ms',
    },
    { what: `${seen}: the same, p99`, value: percentile(room.delays, 0.99), unit: 'ms', target: 40 },
    {
      what: `${seen}: 100 rooms × 20 clients, 2,000 edits/s, p50`,
      value: percentile(rooms.delays, 0.5),
      unit: 'ms',
    },
    { what: `${seen}: the same, p99`, value: percentile(rooms.delays, 0.99), unit: 'ms' },
    { what: 'relay CPU: 100 rooms × 20 clients × 1 edit/s', value: rooms.cpu * 100, unit: '% of one core' },
    { what: 'relay memory: the same', value: rooms.megabytes, unit: 'MB' },
    { what: 'a changed cell on the wire, one way', value: wireBytes(), unit: 'bytes' },
  ]
}

async function measure(load: Load): Promise<Measured> {
  const relay = await startRelay()
  try {
    const clients = await connectAll(relay, load)
    const sentAt = new Map<string, number>()
    const delays: number[] = []
    const arrivals = new Arrivals()
    for (const [i, { socket }] of clients.entries()) {
      // Reading every frame that everyone gets would measure this process, not the relay.
      if (i % Math.ceil(clients.length / mostWatchers) !== 0) continue
      arrivals.watch(Math.floor(i / load.clientsPerRoom))
      socket.once('close', (code: number) => arrivals.cut(code))
      socket.on('message', (frame: Buffer) => {
        const at = sentAt.get(nameOf(frame))
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
  } finally {
    await relay.stop()
  }
}

interface BenchClient {
  readonly socket: WebSocket
  readonly doc: Y.Doc
}

async function connectAll(relay: RelayProcess, { rooms, clientsPerRoom }: Load): Promise<BenchClient[]> {
  const clients: BenchClient[] = []
  for (let room = 0; room < rooms; room++) {
    const plan = bytesToText(new Uint8Array(16).fill(room))
    const url = `${relay.wsUrl}/${formatRoomName({ type: 'work', plan, epoch: '1' })}`
    const joined = Array.from({ length: clientsPerRoom }, async () => {
      const socket = new WebSocket(url)
      await once(socket, 'open')
      socket.send(encodeMessage({ type: 'step-1', stateVector: Uint8Array.of(0) }))
      await once(socket, 'message')
      return { socket, doc: new Y.Doc() }
    })
    clients.push(...(await Promise.all(joined)))
  }
  return clients
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
      const frame = encodeMessage({ type: 'update', update: cellUpdate(client.doc, i) })
      sentAt.set(nameOf(frame), performance.now())
      arrivals.sent(room)
      client.socket.send(frame)
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
function cellUpdate(doc: Y.Doc, i: number): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.getMap('cells').set(`item-${i % 997}/finish`, ['2026-03-05', `change-${i}`])
  return Y.encodeStateAsUpdate(doc, before)
}

function wireBytes(): number {
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

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const ticksPerSecond = 100

/** All threads, user and system; NaN where there is no /proc. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
