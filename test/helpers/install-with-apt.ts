// Debian's packages for the tests, where installing them needs no asking: root with apt-get.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const hasApt = existsSync('/usr/bin/apt-get')

/** Does nothing where it may not. */
export function installWithApt(packages: readonly string[]): void {
  if (!hasApt || process.getuid?.() !== 0) return
  console.log(`Installing for the tests: ${packages.join(', ')}.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', ...packages]]) {
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  }
}
