// `npm run bench [-- --only engine]`: measures, prints a table, writes bench-results.json. It never fails on a time.

import { writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import type { BenchRow } from './row.ts'

/** All rows at the end, or one by one as they are measured. */
type Measure = () => AsyncIterable<BenchRow> | Iterable<BenchRow> | Promise<readonly BenchRow[]>

const benches: Readonly<Record<string, () => Promise<Measure>>> = {
  engine: async () => (await import('./engine.ts')).measureEngine,
  forecast: async () => (await import('./forecast.ts')).measureForecast,
  history: async () => (await import('./history.ts')).measureHistory,
  documents: async () => (await import('./documents.ts')).measureDocuments,
  browser: async () => (await import('./browser.ts')).measureBrowser,
  app: async () => (await import('./app.ts')).measureApp,
  table: async () => (await import('./table.ts')).measureTableFrames,
  relay: async () => (await import('./relay.ts')).measureRelay,
}

const at = process.argv.indexOf('--only')
const only = at < 0 ? undefined : process.argv[at + 1]
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
const results: Record<string, readonly BenchRow[]> = {}
console.log(machine)
for (const [name, load] of Object.entries(benches)) {
  if (only !== undefined && only !== name) continue
  console.log(`\n${name}`)
  const measure = await load()
  const rows: BenchRow[] = []
  for await (const row of await measure()) {
    rows.push(row)
    tell(row)
  }
  console.log(
    `  load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')} (1, 5, 15 minutes)`,
  )
  results[name] = rows
}

await writeFile(
  'bench-results.json',
  `${JSON.stringify({ machine, at: new Date().toISOString(), results }, null, 2)}\n`,
)

function tell({ what, value, wall, unit, target }: BenchRow): void {
  const beside = wall === undefined ? '' : ` CPU ${number(wall)} ${unit} wall`
  const wanted = target === undefined ? '' : `   target ${target} ${unit}`
  console.log(`  ${what.padEnd(74)} ${number(value)} ${unit}${beside}${wanted}`)
}

function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0).padStart(9)
}
