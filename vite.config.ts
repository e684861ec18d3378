// One configuration for the client's build, the dev server and the three kinds of test.
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './test/helpers/chromium.ts'

const top = fileURLToPath(new URL('.', import.meta.url))
const underTest = process.env['VITEST'] !== undefined
const chromium = findChromium()

export default defineConfig({
  root: underTest ? top : `${top}client`,
  cacheDir: `${top}.cache/vite`,
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
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
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/sync/, /^\/(healthz|readyz|metrics)$/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  // Its entry is written for browsers of ten years ago, and weighs a sixth more for it.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  // Tests bring a relay of their own where they need one.
  server: {
    proxy: underTest
      ? {}
      : { '/sync': { target: 'ws://localhost:4747', ws: true }, '/healthz': 'http://localhost:4747' },
  },
  build: { outDir: `${top}dist`, emptyOutDir: true, target: 'es2023', manifest: true },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Real processes and thousands of random runs: slow on a busy machine is not broken.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          environment: 'node',
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
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
