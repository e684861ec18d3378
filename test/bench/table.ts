// The Table on 10,000 items in a real Chromium: frames while it scrolls, and how much of it is in the document.

import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'
import type { measureTable } from './table-page.ts'
import type { BenchRow } from './row.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

export async function measureTableFrames(): Promise<readonly BenchRow[]> {
  const server = await createServer({
    root: top,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${top}.cache/bench-table`,
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
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
    await page.waitForFunction(() => 'measureTable' in globalThis, undefined, { timeout: 120_000 })
    return await page.evaluate(() =>
      (globalThis as unknown as { measureTable: typeof measureTable }).measureTable(10_000),
    )
  } finally {
    await browser.close()
    await server.close()
  }
}
