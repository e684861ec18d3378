// The client in a real Chromium: the page of browser-page.ts, served by vite, driven from here.

import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'
import type { measures } from './browser-page.ts'
import type { BenchRow } from './row.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

export function measureBrowser(): Promise<readonly BenchRow[]> {
  return measureInPage(cases)
}

type Case = readonly [keyof typeof measures, ...unknown[]]

/** The rows of measures of browser-page.ts, each with its arguments, in one page. */
export async function measureInPage(cases: readonly Case[]): Promise<readonly BenchRow[]> {
  const server = await createServer({
    root: top,
    configFile: false,
    logLevel: 'error',
    cacheDir: `${top}.cache/bench`,
    plugins: [svelte({ compilerOptions: { runes: true } })],
    server: { port: 0, host: 'localhost', hmr: false },
  })
  await server.listen()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: [...chromiumArgs],
    ...(executablePath !== undefined && { executablePath }),
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/bench/browser-page.html`)
    await page.waitForFunction(() => 'measures' in globalThis, undefined, { timeout: 60_000 })
    const rows: BenchRow[] = []
    for (const [name, ...args] of cases) {
      rows.push(
        ...(await page.evaluate(
          ([which, given]) => {
            const { measures: all } = globalThis as unknown as {
              measures: Record<string, (...a: unknown[]) => Promise<readonly BenchRow[]>>
            }
            return all[which]?.(...given) ?? []
          },
          [name, args] as const,
        )),
      )
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Targets of the first issue, in ms. */
const cases: readonly Case[] = [
  ['edits', 2_000, 300, { p99: 2 }],
  ['edits', 10_000, 200, { p99: 4, impact: 4 }],
  ['edits', 100_000, 40, { p99: 30 }],
  ['open', 2_000, true, 120],
  ['open', 10_000, true, 400],
  ['open', 100_000, false, undefined],
]
