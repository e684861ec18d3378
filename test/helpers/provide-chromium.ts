// Finds a Chromium for the tests, or installs Debian's where that needs no asking (root with apt-get).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'

/** The browser's path, or one line for the person to run. */
export function provideChromium(): { readonly path: string } | { readonly toRun: string } {
  const found = findChromium()
  if (found) return { path: found }
  if (process.env['PLUMBLINE_CHROMIUM']) return { toRun: 'unset PLUMBLINE_CHROMIUM  # it names no file' }
  const hasApt = existsSync('/usr/bin/apt-get')
  if (hasApt && process.getuid?.() === 0) installWithApt()
  const installed = findChromium()
  if (installed) return { path: installed }
  return {
    toRun: hasApt
      ? 'sudo apt-get update && sudo apt-get install -y chromium'
      : 'npx playwright-core install chromium',
  }
}

function installWithApt(): void {
  console.log('No Chromium found; installing the package chromium.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  }
}
