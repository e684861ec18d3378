// Makes sure that `dist` holds the client as its sources are now, so that `npm start` is the only command.
// The build goes to a folder of its own and is swapped in when whole: a failed or interrupted one changes nothing.
import { spawn } from 'node:child_process'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))
const dist = join(top, 'dist')
const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json'].map((path) => join(top, path))

/** Returns the folder of the built client, built anew when it is missing or older than a source. Throws with vite's words when the build fails. */
export async function ensureClientBuilt(
  options: { readonly log?: (line: string) => void } = {},
): Promise<string> {
  const log = options.log ?? (() => {})
  const builtAt = await changedAt(join(dist, 'index.html'))
  const newest = Math.max(...(await Promise.all(sources.map(newestChange))))
  if (builtAt > newest) return dist
  log(builtAt === 0 ? 'Building the board, once …' : 'The board has changed; building it again …')
  const startedAt = performance.now()
  await buildAndSwap()
  log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
  return dist
}

async function buildAndSwap(): Promise<void> {
  const fresh = join(top, '.cache', `build-${process.pid}`)
  const old = join(top, '.cache', `old-build-${process.pid}`)
  await mkdir(join(top, '.cache'), { recursive: true })
  try {
    const startedAt = new Date()
    await runVite(['build', '--outDir', fresh, '--emptyOutDir'])
    // Dated to the start, so that a source changed meanwhile counts as newer.
    await utimes(join(fresh, 'index.html'), startedAt, startedAt)
    await rename(dist, old).catch(() => {})
    await rename(fresh, dist)
  } finally {
    await rm(old, { recursive: true, force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

function runVite(args: readonly string[]): Promise<void> {
  const vite = join(top, 'node_modules/vite/bin/vite.js')
  // A test runner's environment would turn this into a build for tests.
  const { VITEST: _vitest, ...env } = process.env
  const child = spawn(process.execPath, [vite, ...args], {
    cwd: top,
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The client could not be built.\n${output.trim()}`)),
    )
  })
}

/** The latest change in a file or a whole folder, folders included: a removed file changes its folder. */
async function newestChange(path: string): Promise<number> {
  const own = await changedAt(path)
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => [])
  const inside = await Promise.all(entries.map((entry) => changedAt(join(entry.parentPath, entry.name))))
  return inside.reduce((latest, time) => Math.max(latest, time), own)
}

async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  return found?.mtimeMs ?? 0
}
