// What /metrics says, in Prometheus' text format: sockets, rooms, what was stored and how long that took, why sockets were
// closed. Numbers only: no plan, no device, no address.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { CloseReason } from '../shared/wire/close-code.ts'
import type { HealthReport } from './health.ts'

export interface Measured {
  readonly counts: { readonly rooms: number; readonly sockets: number }
  readonly health: { readonly report: HealthReport }
}

/** Upper bounds, in seconds, of the histogram of commits. */
const bounds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5] as const

export class Metrics {
  readonly #closed = new Map<CloseReason, number>()
  readonly #commits = new Map<number, number>()
  #stored = 0
  #bytes = 0
  #failed = 0
  #seconds = 0
  readonly #loop = monitorEventLoopDelay({ resolution: 20 })

  constructor() {
    this.#loop.enable()
  }

  /** `bytes` undefined: it could not be stored. */
  committed(bytes: number | undefined, ms: number): void {
    if (bytes === undefined) {
      this.#failed++
      return
    }
    this.#stored++
    this.#bytes += bytes
    this.#seconds += ms / 1_000
    const bound = bounds.find((most) => ms / 1_000 <= most) ?? Infinity
    this.#commits.set(bound, (this.#commits.get(bound) ?? 0) + 1)
  }

  closed(reason: CloseReason): void {
    this.#closed.set(reason, (this.#closed.get(reason) ?? 0) + 1)
  }

  text({ counts, health }: Measured): string {
    const { store, setAside } = health.report
    const { user, system } = process.cpuUsage()
    const loop = this.#loop.percentile(99) / 1e9
    this.#loop.reset()
    return [
      metric('sockets', 'gauge', 'Open web sockets; a person is three', [['', counts.sockets]]),
      metric('rooms', 'gauge', 'Rooms that somebody is in', [['', counts.rooms]]),
      metric('store_up', 'gauge', '1 while storing works', [['', store === 'ok' ? 1 : 0]]),
      metric('rooms_set_aside', 'gauge', 'Rooms that could not be read', [['', setAside]]),
      metric('updates_stored_total', 'counter', 'Updates that are on the disk', [['', this.#stored]]),
      metric('update_bytes_total', 'counter', 'Their bytes', [['', this.#bytes]]),
      metric('updates_failed_total', 'counter', 'Updates that could not be stored', [['', this.#failed]]),
      this.#histogram(),
      metric(
        'sockets_closed_total',
        'counter',
        'Sockets that the relay closed, by reason',
        [...this.#closed].map(([reason, count]) => [`{reason="${reason}"}`, count]),
      ),
      metric('event_loop_delay_p99_seconds', 'gauge', 'Since it was asked last', [['', round(loop)]]),
      metric('resident_bytes', 'gauge', 'Memory', [['', process.memoryUsage.rss()]]),
      metric('cpu_seconds_total', 'counter', 'Processor time', [['', (user + system) / 1e6]]),
    ].join('')
  }

  #histogram(): string {
    let sum = 0
    const rows = bounds.map((bound): [string, number] => [
      `_bucket{le="${bound}"}`,
      (sum += this.#commits.get(bound) ?? 0),
    ])
    return metric('commit_seconds', 'histogram', 'From an update’s arrival to the disk', [
      ...rows,
      ['_bucket{le="+Inf"}', this.#stored],
      ['_sum', round(this.#seconds)],
      ['_count', this.#stored],
    ])
  }
}

function metric(
  name: string,
  type: 'gauge' | 'counter' | 'histogram',
  help: string,
  rows: readonly (readonly [suffix: string, value: number])[],
): string {
  const full = `plumbline_${name}`
  const lines = rows.map(([suffix, value]) => `${full}${suffix} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`
}

const round = (seconds: number): number => Math.round(seconds * 1e6) / 1e6
