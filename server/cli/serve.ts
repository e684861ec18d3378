// `serve`: the relay and its board, until a signal ends it.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readConfig, usage, type ClientSource } from '../config.ts'
import { createLog, isLogLevel } from '../log.ts'
import { start } from '../start.ts'
import { welcome } from '../welcome.ts'

export const helps = true
export const summary = 'start the relay and serve the board'

/** Returns the exit code once a signal has ended it. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const config = readConfig(args, process.env)
  if (!config.ok) {
    process.stderr.write(`${config.error}\n\n${usage}`)
    return 2
  }
  const asked = process.env['PLUMBLINE_LOG'] ?? 'warn'
  const log = createLog(isLogLevel(asked) ? asked : 'warn', (line) => process.stderr.write(line))
  const signal = firstSignal()
  try {
    const clientFolder = await clientFolderOf(config.value.client)
    const running = await start(config.value, clientFolder, log)
    const { store } = config.value
    const listening = {
      host: config.value.host,
      port: running.port,
      keptIn: store.type === 'folder' ? resolve(store.path) : 'Postgres',
      servesBoard: clientFolder !== undefined,
      policy: config.value.policy,
      ownerSecret: running.ownerSecret,
    }
    process.stdout.write(`${welcome(listening)}\n`)
    log('info', 'started', { port: running.port })
    log('info', 'stopping', { signal: await signal })
    await running.stop()
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

async function clientFolderOf(source: ClientSource): Promise<string | undefined> {
  if (source.type === 'none') return undefined
  if (source.type === 'folder') {
    const folder = resolve(source.path)
    if (existsSync(join(folder, 'index.html'))) return folder
    throw new Error(`There is no built board in ${folder}. “npm run build” makes one in dist.`)
  }
  const { ensureClientBuilt } = await import('../build-if-needed.ts')
  return ensureClientBuilt({ log: (line) => process.stdout.write(`${line}\n`) })
}

function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(signal))
  })
}
