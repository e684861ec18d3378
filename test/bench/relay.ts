// The relay under load, as a process of its own with its disk, beside two servers that store nothing: how soon an edit is seen
// elsewhere, what busy rooms cost, how joins go, what sockets and rooms at rest weigh. The same clients, in the same run.

import { measureWithin } from './relay-bounds.ts'
import { measureJoins } from './relay-joins.ts'
import { measureLoad, percentile, wireBytes } from './relay-load.ts'
import type { Load, Measured } from './relay-load.ts'
import { measureIdle, measureManyUpdates, measureNodes } from './relay-rest.ts'
import { hocuspocus, ourRelay, yWebsocket } from './relay-servers.ts'
import type { BenchRow } from './row.ts'

const servers = { '': ourRelay, ', y-websocket 2': yWebsocket, ', Hocuspocus': hocuspocus } as const

const loads: readonly {
  readonly what: string
  readonly load: Load
  readonly p50?: number
  readonly p99: number
  readonly cpu?: number
}[] = [
  {
    what: '1 room × 100 clients, 20 edits/s',
    load: { rooms: 1, clientsPerRoom: 100, editsPerSecond: 20, seconds: 8 },
    p50: 10,
    p99: 20,
  },
  {
    what: '1 room × 1,000 clients, 20 edits/s',
    load: { rooms: 1, clientsPerRoom: 1_000, editsPerSecond: 20, seconds: 8 },
    p50: 20,
    p99: 40,
  },
  {
    what: '100 rooms × 20 clients, 2,000 edits/s',
    load: { rooms: 100, clientsPerRoom: 20, editsPerSecond: 20, seconds: 8 },
    p99: 35,
    cpu: 55,
  },
]

/** Some minutes. */
export async function* measureRelay(): AsyncGenerator<BenchRow> {
  for (const { what, load, ...targets } of loads) {
    const all = new Map<string, Measured>()
    for (const [name, start] of Object.entries(servers)) {
      const title = `edit → seen, ${what}${name}`
      const bounded = await measureWithin(title, start, (server) => measureLoad([server], load))
      if ('failure' in bounded) {
        yield bounded.failure
        continue
      }
      all.set(name, bounded.measured)
      yield* rowsOf(title, bounded.measured, name === '' ? targets : {})
    }
    const ours = all.get('')
    for (const [name, theirs] of all)
      if (ours && name !== '') yield* ratios(`${what}: relay against${name.slice(1)}`, ours, theirs)
  }
  yield* measureJoins(servers)
  yield* measureIdle(servers)
  yield* measureManyUpdates()
  yield* measureNodes()
  yield { what: 'a changed cell on the wire, one way', value: wireBytes(), unit: 'bytes' }
}

interface Targets {
  readonly p50?: number
  readonly p99?: number
  readonly cpu?: number
}

function* rowsOf(what: string, { delays, cpu, megabytes }: Measured, targets: Targets): Generator<BenchRow> {
  const { p50, p99, cpu: most } = targets
  const target = (value: number | undefined) => (value === undefined ? {} : { target: value })
  yield { what: `${what}: p50`, value: percentile(delays, 0.5), unit: 'ms', ...target(p50) }
  yield { what: `${what}: p99`, value: percentile(delays, 0.99), unit: 'ms', ...target(p99) }
  yield { what: `${what}: CPU`, value: cpu * 100, unit: '% of one core', ...target(most) }
  yield { what: `${what}: memory`, value: megabytes, unit: 'MB' }
}

function* ratios(what: string, ours: Measured, theirs: Measured): Generator<BenchRow> {
  const p99 = percentile(ours.delays, 0.99) / percentile(theirs.delays, 0.99)
  yield { what: `${what}: p99`, value: p99, unit: '×' }
  yield { what: `${what}: CPU`, value: ours.cpu / theirs.cpu, unit: '×' }
}
