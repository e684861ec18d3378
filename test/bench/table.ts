// The Table on 10,000 items in a real Chromium: what a frame costs the main thread while it scrolls (its own time, whatever
// else the machine does), the frames themselves, and how much of the Table is in the document.

import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'
import type { inPage as inPageType } from './table-page.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

const count = 10_000
const frames = 120
const scrolls = [
  { name: 'rows scrolled 3 a frame', step: 96, side: 'top' },
  { name: 'rows scrolled 30 a frame', step: 960, side: 'top' },
  { name: 'columns scrolled 24 px a frame', step: 24, side: 'left' },
] as const

/** Inside the page only. */
declare const inPage: typeof inPageType

export async function measureTableFrames(): Promise<readonly BenchRow[]> {
  process.env['NODE_ENV'] = 'production'
  const server = await createServer({
    mode: 'production',
    root: top,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${top}.cache/bench-table`,
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true, dev: false } })],
    server: { port: 0, host: 'localhost', hmr: false },
  })
  await server.listen()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: [...chromiumArgs],
    ...(executablePath !== undefined && { executablePath }),
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/bench/table-page.html`)
    await page.waitForFunction(() => 'inPage' in globalThis, undefined, { timeout: 120_000 })
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async () => {
      const { metrics } = await client.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
    }
    const rows: BenchRow[] = [...(await page.evaluate((n) => inPage().open(n), count))]
    for (const scroll of scrolls) {
      const what = `${count.toLocaleString('en')} items, ${scroll.name}`
      await page.evaluate((one) => inPage().scroll(one), { ...scroll, frames: 30 })
      const before = await busy()
      const { deltas, most } = await page.evaluate((one) => inPage().scroll(one), { ...scroll, frames })
      const work = ((await busy()) - before) * 1000
      rows.push(
        { what: `${what}: work of a frame, mean`, value: work / frames, unit: 'ms', target: 16.7 },
        { what: `${what}: frame, p50`, value: quantile(deltas, 0.5), unit: 'ms', target: 16.7 },
        { what: `${what}: frame, p95`, value: quantile(deltas, 0.95), unit: 'ms', target: 16.7 },
        { what: `${what}: most cells in the document`, value: most, unit: '' },
      )
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}
