// Finds a Chromium for the tests, or installs Debian's where that needs no asking (root with apt-get).
import { findChromium } from './chromium.ts'
import { hasApt, installWithApt } from './install-with-apt.ts'

/** The browser's path, or one line for the person to run. */
export function provideChromium(): { readonly path: string } | { readonly toRun: string } {
  const found = findChromium()
  if (found) return { path: found }
  if (process.env['PLUMBLINE_CHROMIUM']) return { toRun: 'unset PLUMBLINE_CHROMIUM  # it names no file' }
  installWithApt(['chromium'])
  const installed = findChromium()
  if (installed) return { path: installed }
  return {
    toRun: hasApt
      ? 'sudo apt-get update && sudo apt-get install -y chromium'
      : 'npx playwright-core install chromium',
  }
}
