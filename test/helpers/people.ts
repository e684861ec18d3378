// People at real browsers: each a Chromium context of its own on the board that a real relay serves.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, findChromium } from './chromium.ts'
import { startRelay } from './relay-process.ts'
import type { RelayProcess } from './relay-process.ts'

export const desk = { width: 1440, height: 940 }
export const phone = { width: 390, height: 844 }

export interface World {
  readonly relay: RelayProcess
  /** Ends the relay as it stands and starts it again on the same port and store, its clock so many ms ahead. */
  restartRelay(signal: NodeJS.Signals, ahead?: number, meanwhile?: () => Promise<unknown>): Promise<void>
  person(options?: PersonOptions): Promise<Person>
  close(): Promise<void>
}

export interface PersonOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  /** False: nothing is kept of the board's own files, so that a test can withhold them. */
  readonly serviceWorker?: boolean
}

export interface WorldOptions {
  /** A built board to serve in place of the one in `dist`. */
  readonly clientDir?: string
  readonly lan?: boolean
  /** 0, the default, is a free one. */
  readonly port?: number
  /** More of the relay's command line. */
  readonly flags?: readonly string[]
}

export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page threw or complained of; a journey ends with none. */
  readonly complaints: readonly string[]
}

export const builtBoard = fileURLToPath(new URL('../../dist', import.meta.url))

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { clientDir = builtBoard, lan = false, flags = [] } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'plumbline-world-'))
  let relay = await startRelay({ dataDir, clientDir, lan, flags, port: options.port ?? 0 })
  const executablePath = findChromium()
  const browser: Browser = await chromium.launch({
    args: [...chromiumArgs],
    ...(executablePath !== undefined && { executablePath }),
  })
  const { port } = relay
  return {
    get relay() {
      return relay
    },
    async restartRelay(signal, ahead = 0, meanwhile) {
      await relay.kill(signal)
      await meanwhile?.()
      relay = await startRelay({ dataDir, clientDir, port, ahead, flags })
    },
    async person({ viewport = desk, serviceWorker = true } = {}) {
      const context = await browser.newContext({
        viewport,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        serviceWorkers: serviceWorker ? 'allow' : 'block',
      })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (said) => {
        if (said.text().includes('Content Security Policy')) complaints.push(said.text())
      })
      return { page, context, complaints }
    },
    async close() {
      await browser.close()
      await relay.kill('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** `localhost` is a secure origin: locks, WebCrypto and the service worker are there. */
export const addressOf = (world: World): string => `http://localhost:${world.relay.port}/`

/** Opens the sample as a new user would and says who this is; gives the plan's link. */
export async function openSample(
  world: World,
  { page }: Person,
  who = 'Just looking',
  address = addressOf(world),
): Promise<string> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Open the Nordic market' }).click()
  await page.getByRole('button', { name: who }).click()
  await page.getByRole('heading', { name: /heading for/ }).waitFor()
  return page.url()
}

/** The screen with this title, drawn: its title stands while it is still being loaded. */
export async function drawn(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await page.locator('main [aria-busy="true"]').waitFor({ state: 'detached' })
}

/** The plan's address with the details of one item of the sample open. */
export const detailsIn = (link: string): string => `${link.split('?')[0] ?? ''}?item=meter-data`

/** In the open details of an item; resolves once it stands there. */
export async function comment(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a comment' }).fill(text)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await commentOf(page, text).first().waitFor()
}

export const commentOf = (page: Page, text: string): Locator =>
  page
    .getByRole('region', { name: /^Comments/ })
    .getByRole('listitem')
    .filter({ hasText: text })

/** From then on the board opens without the network. */
export const installed = (page: Page): Promise<boolean> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => true))

/** Follows a plan's link on another device and says who this is. */
export async function follow(person: Person, link: string, who: string): Promise<void> {
  await person.page.goto(link)
  await person.page.getByRole('button', { name: who }).click()
}

/** The line under the places says so, and means it. */
export async function waitForSaved({ page }: Person, words: string): Promise<void> {
  await page.getByText(words, { exact: true }).first().waitFor()
}
