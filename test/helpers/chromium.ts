// Where a Chromium is on this machine, and the flags that every test starts it with.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** No window, no sandbox (containers run as root), and no traffic of the browser's own. */
export const chromiumArgs: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of the first Chromium found; a set PLUMBLINE_CHROMIUM is the only place looked at. */
export function findChromium(): string | undefined {
  const named = process.env['PLUMBLINE_CHROMIUM']
  if (named) return existsSync(named) ? named : undefined
  return [...systemPaths(), ...playwrightPaths()].find((path) => existsSync(path))
}

function systemPaths(): readonly string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean)]
  const macApps = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macApps]
}

function playwrightPaths(): readonly string[] {
  const caches = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter((cache) => cache !== undefined && existsSync(cache))
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  return caches.flatMap((cache) =>
    readdirSync(cache ?? '')
      .filter((folder) => /^chromium-\d+$/.test(folder))
      .toSorted()
      .toReversed()
      .flatMap((folder) => inside.map((path) => join(cache ?? '', folder, path))),
  )
}
