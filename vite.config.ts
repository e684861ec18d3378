// One configuration for the client's build, the dev server and the three kinds of test.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './test/helpers/chromium.ts'

const top = fileURLToPath(new URL('.', import.meta.url))
const underTest = process.env['VITEST'] !== undefined
const chromium = findChromium()

/** Asked for when a plan is opened. */
const planParts = ['client/state/open-live-plan.ts', 'client/app/PlanFrame.svelte'].map(
  (part) => `${top}${part}`,
)

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** Asked for before the first script runs, where the address is a plan's: else one would wait for the other. */
function preloadPlan(): Plugin {
  return {
    name: 'preload-plan',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle = {} }) {
        const files = new Set<string>()
        const visit = (file: string): void => {
          const part = bundle[file]
          if (part?.type !== 'chunk' || files.has(file) || page.includes(file)) return
          files.add(file)
          part.imports.forEach(visit)
        }
        for (const [file, part] of Object.entries(bundle))
          if (part.type === 'chunk' && planParts.includes(part.facadeModuleId ?? '')) visit(file)
        const children =
          `if (location.hash.startsWith('#/plan/')) for (const file of ${JSON.stringify([...files])}) ` +
          `document.head.append(Object.assign(document.createElement('link'), ` +
          `{ rel: 'modulepreload', href: '/' + file, crossOrigin: '' }))`
        return files.size > 0 ? [{ tag: 'script', children, injectTo: 'head' }] : []
      },
    },
  }
}

/**
 * What an open plan asks for before its Now stands, and the first screen does not, is one file in place of forty small ones:
 * one request, and less to send, because what repeats in them is packed once.
 */
function planChunk(): (id: string, modules: Modules) => string | null {
  let plan: ReadonlySet<string> | undefined
  return (id, modules) => {
    plan ??= closureOf(planParts, closureOf([`${top}client/main.ts`], new Set(), modules), modules)
    return plan.has(id) && !planParts.includes(id) ? 'plan' : null
  }
}

/** These modules and all they import by themselves, without those that are there already. */
function closureOf(
  ids: readonly string[],
  without: ReadonlySet<string>,
  modules: Modules,
): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id) || without.has(id)) return
    found.add(id)
    modules.getModuleInfo(id)?.importedIds.forEach(visit)
  }
  ids.forEach(visit)
  return found
}

/**
 * What signs where the browser cannot is loaded then, and has the hashes it is made of to itself: shared with the plan's, all
 * that it uses of them would be loaded with each plan.
 */
function ownHashesOfCurves(): Plugin {
  const own = '?curves'
  return {
    name: 'own-hashes-of-curves',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer = '') {
      const isOfCurves = importer.includes('/@noble/curves/') && source.startsWith('@noble/hashes/')
      if (!isOfCurves && !importer.endsWith(own)) return null
      const found = await this.resolve(source, importer, { skipSelf: true })
      return found && { ...found, id: `${found.id}${own}` }
    },
  }
}

/** How long what is expected may take to come: it waits for the browser, the relay and this machine, not for one second. */
const expect = { poll: { timeout: 15_000 } }

export default defineConfig({
  root: underTest ? top : `${top}client`,
  cacheDir: `${top}.cache/vite`,
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    ownHashesOfCurves(),
    preloadPlan(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      manifest: {
        name: 'Plumbline',
        short_name: 'Plumbline',
        description: 'A board for business plans: how far off plumb, and who holds it.',
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fbfaf7',
        theme_color: '#fbfaf7',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      // Everything, lazy chunks too, is on the device after the first visit: offline has no half.
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
        globIgnores: ['push-worker.js'],
        importScripts: ['push-worker.js'],
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/(sync|calendars|sign-in)/, /^\/(healthz|readyz|metrics)$/],
        cleanupOutdatedCaches: true,
        // Also the tab of a first visit, which would else ask the network for what is on the device already.
        clientsClaim: true,
      },
    }),
  ],
  resolve: {
    alias: [
      // Its entry is written for browsers of ten years ago, and weighs a sixth more for it.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      { find: /^lib0\/logging$/, replacement: `${top}client/yjs-words.ts` },
    ],
  },
  // Tests bring a relay of their own where they need one.
  server: {
    proxy: underTest
      ? {}
      : {
          '/sync': { target: 'ws://localhost:4747', ws: true },
          '/healthz': 'http://localhost:4747',
          '/sign-in': 'http://localhost:4747',
          '/calendars': 'http://localhost:4747',
          '/push-key': 'http://localhost:4747',
          '/session-code': 'http://localhost:4747',
        },
  },
  build: {
    outDir: `${top}dist`,
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: planChunk() }] } },
    },
  },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Real processes and thousands of random runs: slow on a busy machine is not broken.
          expect,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          environment: 'node',
          // Files share what they import: it is read once a worker, not a hundred times.
          isolate: false,
          // Half of them wait for a process or the network of this machine more than they work.
          maxWorkers: 2,
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        // Found in the middle of a first run, they would reload the page under the tests.
        optimizeDeps: {
          include: [
            '@atlaskit/pragmatic-drag-and-drop/element/adapter',
            '@noble/curves/ed25519.js',
            '@noble/hashes/sha2.js',
            'chart.js',
            'fractional-indexing',
            'yjs',
            'zod',
          ],
        },
        test: {
          name: 'component',
          expect,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/client/**/*.svelte.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: [...chromiumArgs], ...(chromium && { executablePath: chromium }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: 'test/journeys/global-setup.ts',
          // Each has a relay and a browser of its own, and waits for them more than it works.
          maxWorkers: 2,
          expect,
          // A dozen steps in a browser each: on a busy machine one took a minute that takes a third of it alone.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
